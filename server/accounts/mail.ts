// Decides how a letter leaves: by the operator's mail server, or not at all where there is none.
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/server/env';
import { log } from '@/server/health/log';

export interface Letter {
  to: string;
  subject: string;
  /** Plain. */
  text: string;
}

const TIMEOUT_MS = 15_000;

export function mailIsConfigured(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * @returns whether the mail server took it; why it did not stands in the log. Without a mail server
 *   nothing is sent.
 */
export async function sendMail({ to, subject, text }: Letter): Promise<boolean> {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) return false;
  try {
    await transportTo(SMTP_URL).sendMail({
      from: sender(),
      // As an object: an address is never read as a list of several.
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return true;
  } catch (error) {
    log().error({ reason: (error as Error).message, subject }, 'a letter could not be sent');
    return false;
  }
}

function sender(): string {
  const { MAIL_FROM, PUBLIC_URL } = env();
  return MAIL_FROM ?? `Holdfast <no-reply@${new URL(PUBLIC_URL).hostname}>`;
}

let transport: { url: string; sends: Transporter } | undefined;

function transportTo(url: string): Transporter {
  if (transport?.url !== url) {
    const options = {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
    transport = { url, sends: createTransport({ url, ...options }) };
  }
  return transport.sends;
}
