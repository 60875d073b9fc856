// Decides which settings there are, their defaults and what a wrong one is called.
// The only reader of process.env; knows nothing of what the settings are used for.
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { DomainError } from '@/core/errors';

/** Settings whose value must not appear in a message or a log. */
const SECRETS: ReadonlySet<string> = new Set([
  'AUTH_SECRET',
  'DATABASE_URL',
  'SMTP_URL',
  'GITHUB_SECRET',
  'GOOGLE_SECRET',
]);

const urlOf = (protocols: readonly string[], sentence: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: sentence,
  });

/** `10.0.0.1`, `10.0.0.0/8` or `fd00::/8` */
function isRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address, such as 127.0.0.1')
    .default('127.0.0.1'),
  DATABASE_URL: urlOf(
    ['postgresql:', 'postgres:'],
    'must be the address of a PostgreSQL database, such as postgresql://user:password@host:5432/name',
  ),
  DATA_DIR: z.string().default('.data'),
  CONTENT_DIR: z.string().default('content'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  PUBLIC_URL: urlOf(
    ['http:', 'https:'],
    'must be the address that people type, such as https://practice.example.org',
  )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: urlOf(
    ['smtp:', 'smtps:'],
    'must be the address of a mail server, such as smtp://user:password@host:587',
  ).optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*\S+@\S+[^\r\n]*$/,
      'must be an e-mail address, such as Holdfast <no-reply@example.org>',
    )
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine(
      (ranges) => ranges.every(isRange),
      'must be addresses or ranges of proxies, such as 127.0.0.1, 10.0.0.0/8',
    )
    .default([]),
  TEACHER_SIGNUP: z
    .enum(['approve', 'open', 'closed'], 'must be approve, open or closed')
    .default('approve'),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

/** PUBLIC_URL always has a value and paths are absolute. */
export interface Environment extends Omit<z.output<typeof environmentSchema>, 'PUBLIC_URL'> {
  PUBLIC_URL: string;
}

/**
 * Reads settings from text values; an empty one counts as unset.
 *
 * @throws DomainError "environment/invalid" with one sentence for each wrong setting
 */
export function parseEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  projectRoot: string = process.cwd(),
): Environment {
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape).map((name) => [name, source[name]?.trim() || undefined]),
  );
  const parsed = environmentSchema.safeParse(given);
  const complaints = parsed.success
    ? halfPairs(parsed.data)
    : parsed.error.issues.map(({ path: [name], message }) =>
        complaint(String(name), given[String(name)], message),
      );
  if (!parsed.success || complaints.length > 0) {
    throw new DomainError('environment/invalid', complaints.join('\n'), {
      hint: 'All settings and their meanings are in .env.example.',
    });
  }
  const settings = parsed.data;
  return {
    ...settings,
    DATA_DIR: path.resolve(/* turbopackIgnore: true */ projectRoot, settings.DATA_DIR),
    CONTENT_DIR: path.resolve(/* turbopackIgnore: true */ projectRoot, settings.CONTENT_DIR),
    PUBLIC_URL: settings.PUBLIC_URL ?? addressOf(settings.HOST, settings.PORT),
  };
}

/**
 * The settings of this process, read once. next-auth reads two of them by its own names.
 *
 * @throws DomainError "environment/invalid"
 */
export function env(): Environment {
  if (!settingsOfThisProcess) {
    settingsOfThisProcess = parseEnvironment(process.env);
    process.env.NEXTAUTH_URL = settingsOfThisProcess.PUBLIC_URL;
    process.env.NEXTAUTH_SECRET = settingsOfThisProcess.AUTH_SECRET;
  }
  return settingsOfThisProcess;
}

let settingsOfThisProcess: Environment | undefined;

/** Tells Next.js where this server listens, by the name under which `next start` keeps it. */
export function askItselfAt(host: string, port: number): void {
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function complaint(name: string, value: string | undefined, rule: string): string {
  if (value === undefined) return `${name} is not set; it is needed.`;
  return SECRETS.has(name) ? `${name} ${rule}.` : `${name} is "${value}" but ${rule}.`;
}

function halfPairs(settings: z.output<typeof environmentSchema>): string[] {
  const pairs = [
    ['GITHUB_ID', 'GITHUB_SECRET'],
    ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ] as const;
  return pairs
    .filter(([id, secret]) => Boolean(settings[id]) !== Boolean(settings[secret]))
    .map(([id, secret]) => `${id} and ${secret} belong together; only one of them is set.`);
}

function addressOf(host: string, port: number): string {
  const isThisComputer = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  return `http://${isThisComputer ? 'localhost' : host}:${port}`;
}
