// Decides what a device may carry: the review that is due now, with keys, and that this is remembered.
// Never a question of an open test: the review has none of them.
import type { OfflinePack } from '@/core/memory/offline-pack';
import type { Viewer } from '@/server/accounts/viewer';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { readReview } from '@/server/reviews/read-review';

/** As many as the review itself gives at once: a few days' minutes. */
const LIMIT = 50;

/**
 * @param viewer null: nobody yet, so nothing is due
 * @param seed makes the draw of siblings and the order of options
 */
export async function packReview(
  viewer: Viewer | null,
  seed: string,
  now: Date,
): Promise<OfflinePack> {
  if (viewer === null) return { packedAt: now.toISOString(), items: [] };
  const { items } = await readReview(viewer, { limit: LIMIT, wish: 'beyond' }, seed, now);
  const packed = items.flatMap((item) => {
    const question = content().question(item.question.id);
    return question?.version === item.question.version ? [{ ...item, sealed: question }] : [];
  });
  await steadily(() =>
    remember(
      viewer,
      packed.map(({ question }) => question.id),
      now,
    ),
  );
  return { packedAt: now.toISOString(), items: packed };
}

async function remember(viewer: Viewer, questions: string[], now: Date): Promise<void> {
  await pool().query({
    name: 'packed-remember',
    text: `INSERT INTO "PackedQuestion" ("userId", question, "packedAt")
      SELECT $1::uuid, question, $3 FROM unnest($2::text[]) AS question
      ON CONFLICT ("userId", question) DO UPDATE SET "packedAt" = EXCLUDED."packedAt"`,
    values: [viewer.userId, questions, now],
  });
}
