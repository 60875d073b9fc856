import { describe, expect, it } from 'vitest';
import { confirmedOf, externalOf } from '@/server/accounts/providers';

describe('what another site tells', () => {
  it('is believed of e-mails only where it says that they are confirmed', () => {
    const google = (email_verified: unknown) =>
      externalOf('google', '1', { email: 'Ann@Example.org', email_verified } as object);
    expect(google(true)?.email).toBe('ann@example.org');
    for (const word of [false, undefined, 'true', 1])
      expect(google(word)?.email, String(word)).toBeNull();
    const emails = (verified: boolean) => [
      { email: 'other@example.org', primary: false, verified: true },
      { email: 'ann@example.org', primary: true, verified },
    ];
    expect(confirmedOf(emails(true))).toBe('ann@example.org');
    expect(confirmedOf(emails(false))).toBeNull();
    expect(confirmedOf([])).toBeNull();
  });

  it('is nothing when nobody here knows that site', () => {
    expect(externalOf('elsewhere', '1', { email: 'a@b.org' })).toBeNull();
  });
});
