// Decides how long somebody has looked at a question: only while the page can be seen.
import { useEffect, useEffectEvent, useRef } from 'react';

/** A function that reads the milliseconds since it was first mounted for `key`, plus `earlierMs`. */
export function useVisibleTime(key: string, earlierMs = 0): () => number {
  const clock = useRef({ sum: 0, since: null as number | null });

  // An event: a saved answer must not restart the clock.
  const startAt = useEffectEvent(() => earlierMs);

  useEffect(() => {
    const running = {
      sum: startAt(),
      since: document.hidden ? null : performance.now(),
    };
    clock.current = running;
    const turn = () => {
      if (running.since !== null) running.sum += performance.now() - running.since;
      running.since = document.hidden ? null : performance.now();
    };
    document.addEventListener('visibilitychange', turn);
    return () => document.removeEventListener('visibilitychange', turn);
  }, [key]);

  return () => {
    const { sum, since } = clock.current;
    return sum + (since === null ? 0 : performance.now() - since);
  };
}
