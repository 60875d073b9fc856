import { describe, expect, it } from 'vitest';
import { changePassword, endAllSessions } from '@/server/accounts/change-password';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { anAccount, PASSWORD, viewerOf } from '@/server/accounts/testing/people';

const { mailbox, withMail } = mailForTests();

describe('one’s own sessions', () => {
  it('end with a new password, which asks for the old one', async () => {
    withMail();
    const account = await anAccount();
    const viewer = await viewerOf(account);
    if (!viewer) throw new Error('not signed in');
    const change = (current: string, password: string) =>
      changePassword(viewer, { current, password });
    expect(await change('not it at all', 'another green apple')).toEqual({
      status: 'wrong-password',
    });
    expect(await change(PASSWORD, account.email)).toEqual({ status: 'unfit', fault: 'personal' });
    const changed = await change(PASSWORD, 'another green apple');
    if (changed.status !== 'changed') throw new Error(changed.status);
    expect(await viewerOf(account)).toBeNull();
    expect(await viewerOf(changed.user)).toMatchObject({ userId: account.id });
    await changed.tell();
    expect((await mailbox.letterTo(account.email)).subject).toContain('was changed');
    expect(await change('another green apple', 'a third green apple')).toEqual({ status: 'gone' });
  });

  it('end everywhere at once', async () => {
    const account = await anAccount();
    const viewer = await viewerOf(account);
    if (!viewer) throw new Error('not signed in');
    expect(await endAllSessions(viewer)).toBe(true);
    expect(await viewerOf(account)).toBeNull();
    expect(await endAllSessions(viewer)).toBe(false);
  });
});
