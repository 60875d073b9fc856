// Decides when a serving process looks for learners who wait for a replay, because an answer came late or a
// pattern was renamed: at its start, then each minute, and for what was renamed once more now and then.
import { content } from '@/server/content/loaded';
import { log } from '@/server/health/log';
import { followRenames } from '@/server/replay/follow-renames';
import { replayWaiting } from '@/server/replay/replay-soon';

const FIRST_LOOK_MS = 2_000;
const LOOK_EVERY_MS = 60_000;
/** Another process may have served the names of before for a while, and a replay may have failed. */
const LOOKS_TO_FOLLOW_AGAIN = 15;

/** Several processes may look: a learner is locked while replayed. @returns ends the looking */
export function keepReplaying(): () => void {
  let followed: string | null = null;
  let looks = 0;
  const work = async () => {
    await replayWaiting();
    const { version } = content();
    looks = version === followed ? looks + 1 : 0;
    if (looks % LOOKS_TO_FOLLOW_AGAIN !== 0) return;
    await followRenames();
    followed = version;
  };
  const look = () =>
    void work().catch((error: unknown) =>
      log().warn({ err: error }, 'late answers and renamed patterns wait for their replay'),
    );
  const first = setTimeout(look, FIRST_LOOK_MS).unref();
  const later = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}
