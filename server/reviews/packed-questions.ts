// Decides what a test has to know of a learner's packs: whoever carries a key may have read it.
import type { Seen } from '@/core/tests/assemble';
import { localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { questionNames, questionToday } from '@/server/content/earlier-names';
import { itemsOf } from '@/server/questions/pattern-items';

/** Packed questions of the pattern, as seen on the day on which they were packed. */
export async function packedAsSeen(
  viewer: Viewer,
  pattern: string,
  connection: Connection,
): Promise<Seen[]> {
  const { rows } = await connection.query<{ question: string; packedAt: Date }>({
    name: 'packed-in',
    text: `SELECT question, "packedAt" FROM "PackedQuestion"
      WHERE "userId" = $1::uuid AND question = ANY ($2::text[])`,
    values: [viewer.userId, itemsOf(pattern).flatMap(({ id }) => questionNames(id))],
  });
  return rows.map(({ question, packedAt }) => ({
    question: questionToday(question),
    day: localDay(packedAt, viewer.timeZone, viewer.rolloverHour),
  }));
}
