// Decides how a file of tests gets letters: a mail server of its own, and an environment that sends by it.
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { openMailbox, type Mailbox } from '@/server/accounts/testing/mailbox';
import * as environment from '@/server/env';

/** Call it once, at the top of the file. The environment is as it was again after each test. */
export function mailForTests() {
  let opened: Mailbox;
  beforeAll(async () => {
    opened = await openMailbox();
  });
  afterAll(() => opened.close());
  afterEach(() => vi.restoreAllMocks());
  const settings = environment.env();
  const live = (changes: Partial<environment.Environment>) => {
    vi.spyOn(environment, 'env').mockReturnValue({ ...settings, ...changes });
  };
  return {
    mailbox: {
      get letters() {
        return opened.letters;
      },
      letterTo: (email: string) => opened.letterTo(email),
    },
    withMail: (changes: Partial<environment.Environment> = {}) =>
      live({ SMTP_URL: opened.url, ...changes }),
    withoutMail: (changes: Partial<environment.Environment> = {}) =>
      live({ SMTP_URL: undefined, ...changes }),
  };
}
