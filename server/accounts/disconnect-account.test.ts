import { describe, expect, it } from 'vitest';
import { disconnect } from '@/server/accounts/disconnect-account';
import { hashPassword } from '@/server/accounts/passwords';
import { comeIn, providersOf, someone } from '@/server/accounts/testing/externals';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { NOW, PASSWORD, person } from '@/server/accounts/testing/people';
import { findViewer } from '@/server/accounts/viewer';

const { withMail, withoutMail } = mailForTests();
/** Without GitHub, and without mail. */
const withGoogle = () => withoutMail({ GOOGLE_ID: 'an id', GOOGLE_SECRET: 'a secret' });

describe('another way into an account', () => {
  it('is closed by whoever knows the password, and who came in by it is signed out', async () => {
    withoutMail();
    const passwordHash = await hashPassword(PASSWORD);
    const owner = await person('student', { email: 'closes@example.org', passwordHash });
    const external = someone();
    await comeIn(owner, external);
    await comeIn(owner, someone({ provider: 'google' }));
    expect(await disconnect(owner, 'github', 'not it')).toEqual({ status: 'not-proven' });
    expect(await providersOf(owner)).toEqual(['github', 'google']);
    expect(await disconnect(owner, 'github', PASSWORD)).toEqual({
      status: 'disconnected',
      user: { id: owner.userId, epoch: 1 },
    });
    expect(await providersOf(owner)).toEqual(['google']);
    expect(await findViewer({ userId: owner.userId, epoch: 0 })).toBeNull();
    expect((await comeIn(null, external))?.id).not.toBe(owner.userId);
    expect(await disconnect(owner, 'google', PASSWORD)).toEqual({ status: 'gone' });
  });

  it('stays where nothing else leads in', async () => {
    withoutMail();
    const alone = await person('student', { email: 'alone@example.org', emailVerifiedAt: NOW });
    await comeIn(alone, someone());
    expect(await disconnect(alone, 'github', 'alone@example.org')).toEqual({ status: 'last-way' });
    expect(await providersOf(alone)).toEqual(['github']);
    // Where letters are sent, a link in one leads in.
    withMail();
    expect((await disconnect(alone, 'github', 'alone@example.org')).status).toBe('disconnected');
    const nameless = await person('student');
    await comeIn(nameless, someone());
    expect(await disconnect(nameless, 'github', 'github')).toEqual({ status: 'last-way' });
    await comeIn(nameless, someone({ provider: 'google' }));
    withGoogle();
    expect(await disconnect(nameless, 'github', 'delete')).toEqual({ status: 'not-proven' });
    expect((await disconnect(nameless, 'github', 'GitHub ')).status).toBe('disconnected');
  });

  it('stays where the other site that is connected is one that the operator has ceased to offer', async () => {
    withoutMail();
    const owner = await person('student');
    await comeIn(owner, someone());
    await comeIn(owner, someone({ provider: 'google' }));
    expect(await disconnect(owner, 'github', 'github')).toEqual({ status: 'last-way' });
    expect(await providersOf(owner)).toEqual(['github', 'google']);
    withGoogle();
    expect(await disconnect(owner, 'google', 'google')).toEqual({ status: 'last-way' });
    expect((await disconnect(owner, 'github', 'github')).status).toBe('disconnected');
    expect(await providersOf(owner)).toEqual(['google']);
  });
});
