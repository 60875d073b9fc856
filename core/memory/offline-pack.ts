// Decides what a device may carry to go on without the network: the review's questions with all that
// grading needs. Tests are never in it.
import { z } from 'zod';
import { reviewItem } from '@/core/memory/review';

export const packedItem = reviewItem.extend({
  /** The compiled question, key included; read it with readQuestion. */
  sealed: z.unknown(),
});
export type PackedItem = z.infer<typeof packedItem>;

export const offlinePack = z.object({
  packedAt: z.iso.datetime(),
  items: z.array(packedItem),
});
export type OfflinePack = z.infer<typeof offlinePack>;
