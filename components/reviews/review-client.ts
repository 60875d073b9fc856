// Decides where the browser learns what is due: one function, so that an offline copy can stand behind it.
import type { Review } from '@/core/memory/review';
import { request, type Reply } from '@/components/questions/request';

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

export function readReview(wish: ReviewWish, asking: Asking): Promise<Reply<Review>> {
  const query = new URLSearchParams({
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(wish.ahead && { ahead: '1' }),
    ...(wish.beyond && { beyond: '1' }),
  });
  return request<Review>(`/api/review?${query}`, asking);
}
