// Decides what is kept of the content before it is served: every wording and image, by hash, for good.
// Never deletes: an old answer must be shown and graded as it was asked.
import type { LoadedContent } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

/** Rows a statement; a big library stays within the memory of one message. */
const BATCH = 500;
/** Keeping more than this is told. */
const MANY = 2_000;

/**
 * Keeps what is not kept yet. Two processes at once do no harm.
 *
 * @param say told how far a long keeping is
 */
export async function saveSnapshots(
  loaded: LoadedContent,
  say: (sentence: string) => void = () => undefined,
): Promise<void> {
  await saveQuestions(loaded, say);
  await saveMedia(loaded);
}

async function saveQuestions(
  { questions, sources }: LoadedContent,
  say: (sentence: string) => void,
): Promise<void> {
  const byVersion = new Map(
    [...questions.values()].map((question) => [question.version, question]),
  );
  const missing = await missingFrom('QuestionSnapshot', 'version', [...byVersion.keys()]);
  let kept = 0;
  for (const versions of batches(missing)) {
    if (missing.length > MANY) say(`Keeping new questions: ${kept} of ${missing.length}`);
    kept += versions.length;
    const rows = versions.flatMap((version) => {
      const question = byVersion.get(version);
      if (!question) return [];
      const { id, pattern, rev } = question;
      return [
        {
          version,
          question: id,
          pattern,
          rev,
          source: sources.get(version) ?? '',
          compiled: question,
        },
      ];
    });
    await pool().query(
      `INSERT INTO "QuestionSnapshot" (version, question, pattern, rev, source, compiled)
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS row (version text, question text, pattern text, rev int, source text, compiled jsonb)
       ON CONFLICT (version) DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
}

async function saveMedia({ media }: LoadedContent): Promise<void> {
  for (const sha of await missingFrom('Media', 'sha', [...media.keys()])) {
    const image = media.get(sha);
    if (!image) continue;
    await pool().query(
      'INSERT INTO "Media" (sha, extension, bytes) VALUES ($1, $2, $3) ON CONFLICT (sha) DO NOTHING',
      [sha, image.extension, Buffer.from(image.bytes)],
    );
  }
}

async function missingFrom(
  table: 'QuestionSnapshot' | 'Media',
  key: 'version' | 'sha',
  hashes: readonly string[],
): Promise<string[]> {
  const { rows } = await pool().query<{ hash: string }>(
    `SELECT hash FROM unnest($1::text[]) AS hash
     WHERE NOT EXISTS (SELECT 1 FROM "${table}" kept WHERE kept."${key}" = hash)`,
    [hashes],
  );
  return rows.map(({ hash }) => hash);
}

function* batches(list: readonly string[]): Generator<string[]> {
  for (let start = 0; start < list.length; start += BATCH) yield list.slice(start, start + BATCH);
}
