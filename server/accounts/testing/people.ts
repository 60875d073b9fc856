// Decides who is there in tests of accounts: guests, people of any role, and accounts with a password.
import { randomUUID } from 'node:crypto';
import { ensureGuest, guestClaim } from '@/server/accounts/guest';
import { signUpNow } from '@/server/accounts/sign-up';
import { findViewer, type Role, type Viewer } from '@/server/accounts/viewer';
import { database } from '@/server/database/client';

export const NOW = new Date('2026-03-02T10:00:00Z');
export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
export const ADDRESS = '192.0.2.7';
export const PASSWORD = 'four green apples';

let count = 0;
export const newEmail = () => `person${(count += 1)}@example.org`;
export const form = (email: string) => ({
  name: 'Ann Lee',
  email,
  password: PASSWORD,
  teaches: false,
});

export async function aGuest(): Promise<Viewer> {
  const claim = guestClaim(randomUUID());
  await ensureGuest(claim.userId, 'Europe/Paris');
  const viewer = await findViewer(claim);
  if (!viewer) throw new Error('no guest');
  return viewer;
}

interface About {
  name?: string;
  email?: string;
  emailVerifiedAt?: Date;
  passwordHash?: string;
  demo?: boolean;
}

/** Somebody of that role, with nothing that is not said of them. */
export async function person(role: Role, about: About = {}): Promise<Viewer> {
  const { id } = await database().user.create({ data: { id: randomUUID(), role, ...about } });
  const viewer = await findViewer({ userId: id, epoch: 0 });
  if (!viewer) throw new Error('not there');
  return viewer;
}

export async function anAccount(email = newEmail()) {
  const user = await signUpNow(form(email), null, NOW);
  if (!user) throw new Error('taken');
  return { ...user, email };
}

export const viewerOf = (user: { id: string; epoch: number }) =>
  findViewer({ userId: user.id, epoch: user.epoch });
export const rowOf = (id: string) => database().user.findUniqueOrThrow({ where: { id } });
