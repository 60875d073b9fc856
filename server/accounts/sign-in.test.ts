import { hash, parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { faultOf } from '@/server/accounts/choose-password';
import { hashPassword, verifyPassword } from '@/server/accounts/passwords';
import { signIn } from '@/server/accounts/sign-in';
import { ADDRESS, anAccount, newEmail, PASSWORD, rowOf } from '@/server/accounts/testing/people';
import { database } from '@/server/database/client';

describe('a password', () => {
  it('is kept as Argon2id with 19 MiB, two rounds, one lane', async () => {
    const kept = await hashPassword(PASSWORD);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword(PASSWORD)).not.toBe(kept);
    expect(await verifyPassword(kept, PASSWORD)).toEqual({ right: true, stale: false });
    expect(await verifyPassword(kept, `${PASSWORD} `)).toEqual({ right: false, stale: false });
  });

  it('is right however its accents were typed', async () => {
    const kept = await hashPassword('caf\u00e9 cr\u00e8me');
    expect((await verifyPassword(kept, 'cafe\u0301 cre\u0300me')).right).toBe(true);
  });

  it('is hashed anew at the next sign-in when it was hashed with less', async () => {
    const account = await anAccount();
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await database().user.update({ where: { id: account.id }, data: { passwordHash: weak } });
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).not.toBeNull();
    const { passwordHash } = await rowOf(account.id);
    expect(parseOptions(passwordHash ?? '').memoryCost).toBe(19_456);
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).not.toBeNull();
  });

  it('is not everybody’s', async () => {
    const owner = { email: 'x@y.org', name: 'Max' };
    expect(await faultOf('password1', owner)).toBe('common');
    expect(await faultOf('QwertyUiop', owner)).toBe('common');
    expect(await faultOf(PASSWORD, owner)).toBeNull();
  });

  it('of a class of 600 is checked within a minute', async () => {
    const kept = await hashPassword(PASSWORD);
    const before = process.cpuUsage();
    const all = await Promise.all(Array.from({ length: 60 }, () => verifyPassword(kept, PASSWORD)));
    expect(all.every(({ right }) => right)).toBe(true);
    // On one processor that does nothing else: what else this machine does only makes it wait.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(6_000);
  });
});

describe('signing in', () => {
  it('takes the right password, and the e-mail however it is typed is the form’s business', async () => {
    const account = await anAccount();
    expect(await signIn({ email: account.email, password: PASSWORD }, ADDRESS)).toEqual({
      id: account.id,
      epoch: account.epoch,
    });
  });

  it('tells unknown e-mails, accounts without a password and wrong passwords alike', async () => {
    const account = await anAccount();
    const bare = await anAccount();
    await database().user.update({ where: { id: bare.id }, data: { passwordHash: null } });
    for (const email of [account.email, bare.email, newEmail()])
      expect(await signIn({ email, password: 'wrong enough' }, ADDRESS)).toBeNull();
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    const { email } = await anAccount();
    const times = { known: [] as number[], unknown: [] as number[] };
    const attempt = async (who: keyof typeof times, address: string) => {
      const began = performance.now();
      await signIn(
        { email: who === 'known' ? email : newEmail(), password: 'wrong enough' },
        address,
      );
      times[who].push(performance.now() - began);
    };
    await signIn({ email: newEmail(), password: 'warms up' }, ADDRESS);
    // In turns, so that whatever else the machine does hits both.
    for (let nth = 0; nth < 15; nth += 1) {
      await attempt('known', `192.0.2.${nth}`);
      await attempt('unknown', `192.0.2.${nth}`);
    }
    const [known, unknown] = [times.known, times.unknown].map(
      (all) => all.sort((a, b) => a - b)[7] ?? Number.NaN,
    ) as [number, number];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});
