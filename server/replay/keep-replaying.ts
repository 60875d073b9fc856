// Decides when a serving process looks for learners whose late answers wait for a replay: at its start, then each minute.
import { log } from '@/server/health/log';
import { replayWaiting } from '@/server/replay/replay-soon';

const FIRST_LOOK_MS = 2_000;
const LOOK_EVERY_MS = 60_000;

/** Several processes may look: a learner is locked while replayed. @returns ends the looking */
export function keepReplaying(): () => void {
  const look = () =>
    void replayWaiting().catch((error: unknown) =>
      log().warn({ err: error }, 'late answers wait for their replay'),
    );
  const first = setTimeout(look, FIRST_LOOK_MS).unref();
  const later = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}
