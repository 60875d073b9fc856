// Decides where the browser learns what is due: one function, with what the device carries behind it.
import type { Review } from '@/core/memory/review';
import { packedReview } from '@/components/offline/pack';
import { request, Unreachable, type Reply } from '@/components/questions/request';

export interface ReviewWish {
  /** Skills before their day. */
  ahead?: boolean;
  /** More than today's minutes. */
  beyond?: boolean;
}

interface Asking {
  signal: AbortSignal;
  /** Told whenever the server could not be reached and another try is coming. */
  onTrouble?: () => void;
}

/** Where the network is away, what this device carries stands in. */
export async function readReview(wish: ReviewWish, asking: Asking): Promise<Reply<Review>> {
  const query = new URLSearchParams({
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(wish.ahead && { ahead: '1' }),
    ...(wish.beyond && { beyond: '1' }),
  });
  const path = `/api/review?${query}`;
  try {
    return await request<Review>(path, { signal: asking.signal, once: true });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
  const packed = await packedReview();
  // Whoever cannot say that it waits is better served with nothing than with waiting.
  const isOfUse = packed !== null && (packed.items.length > 0 || !asking.onTrouble);
  if (isOfUse) return { ok: true, status: 200, body: packed };
  asking.onTrouble?.();
  return request<Review>(path, asking);
}
