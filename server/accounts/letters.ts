// Decides what a letter says: who is greeted, one link, how long it works, what to do if it came by mistake.
import words from '@/messages/en/mail.json' with { type: 'json' };
import { env } from '@/server/env';
import type { Letter } from '@/server/accounts/mail';

type LetterName = {
  [Name in keyof typeof words]: (typeof words)[Name] extends { subject: string } ? Name : never;
}[keyof typeof words];

interface LetterAbout {
  to: string;
  /** As somebody calls themselves; null where that is not known. */
  name: string | null;
  /** On this site, with a leading slash. */
  path: string;
  /** How long the link works; null for one that always does. */
  minutes: number | null;
}

export function letter(which: LetterName, { to, name, path, minutes }: LetterAbout): Letter {
  const { subject, before, after } = words[which];
  const site = env().PUBLIC_URL;
  const text = [
    name === null ? words.greetingNobody : words.greeting.replace('{name}', () => name),
    before,
    `${site}${path}`,
    ...(minutes === null ? [] : [howLong(minutes)]),
    after,
    words.signature.replace('{site}', site),
  ].join('\n\n');
  return { to, subject, text: `${text}\n` };
}

function howLong(minutes: number): string {
  if (minutes < 60) return words.minutes.replace('{minutes}', String(minutes));
  if (minutes === 60) return words.hour;
  return words.hours.replace('{hours}', String(Math.round(minutes / 60)));
}
