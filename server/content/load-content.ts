// Decides when content goes live: all of it read without an error and kept as snapshots, or none of it.
// While a reload fails, the library before keeps serving.
import { createHmac } from 'node:crypto';
import type { Library } from '@/core/content/library';
import { formatIssue } from '@/core/content/issue';
import { DomainError } from '@/core/errors';
import type { Question } from '@/core/questions/question';
import { publishContent, type LoadedContent } from '@/server/content/loaded';
import { readLibrary, type ReadLibrary } from '@/server/content/read-library';
import { saveSnapshots } from '@/server/content/save-snapshots';
import { env } from '@/server/env';

const TOLD_ERRORS = 10;

let running: Promise<unknown> = Promise.resolve();

/**
 * Reads CONTENT_DIR, keeps snapshots of its questions and publishes it. Calls run one after another.
 *
 * @throws DomainError "content/missing" without a folder or a track in it, "content/broken" with errors
 */
export function loadContent(): Promise<LoadedContent> {
  const next = running.then(load, load);
  running = next.catch(() => undefined);
  return next;
}

async function load(): Promise<LoadedContent> {
  const { CONTENT_DIR, AUTH_SECRET } = env();
  const versionSalt = createHmac('sha256', AUTH_SECRET).update('question-version').digest('hex');
  const loaded = usable(await readLibrary(CONTENT_DIR, versionSalt));
  await saveSnapshots(loaded);
  publishContent(loaded);
  return loaded;
}

/** @throws DomainError when there is nothing to serve */
function usable(read: ReadLibrary): LoadedContent {
  const { library, issues, shown } = read;
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (library === null) {
    throw new DomainError(
      'content/broken',
      `The content in "${shown}" (CONTENT_DIR) has ${errors.length === 1 ? '1 error' : `${errors.length} errors`}, so nothing of it is published.`,
      {
        errors: errors.slice(0, TOLD_ERRORS).map(({ file, line, column, code, message, mend }) => ({
          path: `${file}:${line}:${column}`,
          message: `${code}: ${message} ${mend ?? ''}`.trim(),
        })),
        hint: [
          ...errors.slice(0, TOLD_ERRORS).map(formatIssue),
          ...(errors.length > TOLD_ERRORS ? [`… and ${errors.length - TOLD_ERRORS} more.`] : []),
          'See all of it with: npm run content -- check',
        ].join('\n'),
      },
    );
  }
  return indexed(library, read);
}

function indexed(library: Library, { media, sources, issues }: ReadLibrary): LoadedContent {
  const patterns = library.tracks.flatMap((track) => track.patterns);
  const questions = new Map(
    patterns
      .flatMap((pattern) => [...pattern.questions, ...pattern.lessonQuestions])
      .map((question) => [question.id, question]),
  );
  const earlier = earlierIds(library, questions);
  return {
    library,
    version: library.version,
    tracks: new Map(library.tracks.map((track) => [track.slug, track])),
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    questions,
    media: new Map(media.map((image) => [image.sha, image])),
    sources,
    issues,
    question: (id) => questions.get(id) ?? earlier.get(id),
  };
}

/** Ids of before: a question's own, and those under a pattern's or track's earlier folder names. */
function earlierIds(
  library: Library,
  questions: ReadonlyMap<string, Question>,
): Map<string, Question> {
  const earlier = new Map<string, Question>();
  for (const track of library.tracks) {
    for (const pattern of track.patterns) {
      const folders = [pattern.id, ...pattern.was].flatMap((id) => {
        const slug = id.slice(id.indexOf('/') + 1);
        return [id, ...track.was.map((before) => `${before}/${slug}`)];
      });
      for (const question of [...pattern.questions, ...pattern.lessonQuestions]) {
        for (const id of [question.id, ...question.was]) {
          earlier.set(id, question);
          const slug = id.slice(id.lastIndexOf('/') + 1);
          if (id.startsWith(`${pattern.id}/`))
            folders.forEach((folder) => earlier.set(`${folder}/${slug}`, question));
        }
      }
    }
  }
  for (const id of questions.keys()) earlier.delete(id);
  return earlier;
}
