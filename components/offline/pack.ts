// Decides what of the offline pack is on this device: whole or not at all, and each question only until
// it was answered. Knows nothing of the network.
import { shelf } from '@/components/offline/shelf';
import type { OfflinePack, PackedItem } from '@/core/memory/offline-pack';
import type { Review } from '@/core/memory/review';
import type { QuestionView } from '@/core/questions/registry';

/** The new pack in place of the one before. */
export async function keepPack({ packedAt, items }: OfflinePack): Promise<void> {
  const database = await shelf();
  if (database === null) return;
  const work = database.transaction(['pack', 'notes'], 'readwrite');
  const store = work.objectStore('pack');
  await store.clear();
  for (const [nth, item] of items.entries()) await store.put({ ...item, nth });
  await work.objectStore('notes').put({ packedAt }, 'pack');
  await work.done;
}

/** Nothing stays behind. */
export async function dropPack(): Promise<void> {
  const database = await shelf();
  if (database === null) return;
  const work = database.transaction(['pack', 'notes'], 'readwrite');
  await work.objectStore('pack').clear();
  await work.objectStore('notes').delete('pack');
  await work.done;
}

/** @returns when the pack was made; null where this device carries none */
export async function packedAt(): Promise<Date | null> {
  const note = await (await shelf())?.get('notes', 'pack').catch(() => undefined);
  return note?.packedAt === undefined ? null : new Date(note.packedAt);
}

/** What is still to be answered, in the order of the review. */
export async function packedItems(): Promise<PackedItem[]> {
  const items = await (await shelf())?.getAll('pack').catch(() => []);
  return (items ?? []).sort((one, other) => one.nth - other.nth);
}

/** What this device carries, told as a review; null where it carries none. */
export async function packedReview(): Promise<Review | null> {
  if ((await packedAt()) === null) return null;
  const items = await packedItems();
  const minutes = Math.round(items.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  return {
    due: items.length,
    today: items.length,
    todayMinutes: minutes,
    minutes: { planned: minutes, done: 0, left: minutes },
    nextDue: null,
    backlog: null,
    items,
  };
}

/** The packed question in the very wording of the view; null where it is not on this device. */
export async function packedItem(view: QuestionView): Promise<PackedItem | null> {
  const item = await (await shelf())?.get('pack', view.id).catch(() => undefined);
  return item?.question.version === view.version ? item : null;
}

/** An answered question needs its key here no longer. */
export async function forgetPacked(questionId: string): Promise<void> {
  await (await shelf())?.delete('pack', questionId).catch(() => undefined);
}
