// A mail server of its own for tests: it takes every letter and keeps it, read by the standard's rules.
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** As SMTP_URL. */
  url: string;
  letters: Email[];
  /** The newest letter to somebody, waited for. @throws after ten seconds */
  letterTo: (email: string) => Promise<Email>;
  close: () => Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (letter) => {
            letters.push(letter);
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    letterTo: async (email) => {
      const until = Date.now() + 10_000;
      for (;;) {
        const found = letters.findLast(({ to }) => to?.some(({ address }) => address === email));
        if (found) return found;
        if (Date.now() > until) throw new Error(`No letter came to ${email}.`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The one link in a letter, as a path on the site. */
export function linkIn(letter: Email): string {
  const links = [...(letter.text ?? '').matchAll(/^https?:\/\/[^/\s]+(\/\S*)$/gm)];
  const [first, second] = links.map(([, path]) => path);
  if (first === undefined || second !== undefined) throw new Error(`Not one link: ${letter.text}`);
  return first;
}

export function tokenIn(letter: Email): string {
  return new URL(linkIn(letter), 'http://host').searchParams.get('token') ?? '';
}
