// Decides what is done so that the review works without the network here: its questions with their
// keys, their images, and the code that marks them. Knows nothing of looks.
import { keepPack, packedAt, dropPack } from '@/components/offline/pack';
import { deliver } from '@/components/offline/deliver';
import { unsent } from '@/components/questions/outbox';
import { loadAllInputs } from '@/components/questions/registry';
import { request } from '@/components/questions/request';
import type { OfflinePack } from '@/core/memory/offline-pack';

const FRESH_MS = 10 * 60_000;

/**
 * Fetches the pack and puts it in place of the one before. What was answered without the network is
 * sent first, so that it is not asked again.
 *
 * @returns how many questions are here now
 * @throws Unreachable without the network; the pack before stays
 */
export async function takeAlong(): Promise<number> {
  await deliver(null);
  const reply = await request<OfflinePack>('/api/offline-pack', { method: 'POST', once: true });
  if (!reply.ok) throw new Error(reply.problem.detail);
  await Promise.all([
    loadAllInputs(),
    import('@/components/offline/grade-here'),
    ...imagesIn(reply.body).map((path) => fetch(path).catch(() => undefined)),
  ]);
  await keepPack(reply.body);
  await navigator.storage?.persist?.().catch(() => false);
  return reply.body.items.length;
}

/** Where this device carries the review and has the network: brings it up to date, quietly. */
export async function refreshPack(): Promise<void> {
  const at = await packedAt();
  if (at === null || Date.now() - at.getTime() < FRESH_MS || (await unsent()).length > 0) return;
  await takeAlong().catch(() => undefined);
}

/** Takes everything off this device but the answers that still wait. */
export async function leaveBehind(): Promise<void> {
  await dropPack();
}

function imagesIn(pack: OfflinePack): string[] {
  return [...new Set(JSON.stringify(pack).match(/\/media\/[0-9a-f]{64}\.[a-z]+/g) ?? [])];
}
