// Decides when content goes live: all of it read without an error and kept as snapshots, or none of it.
// While a reload fails, the library before keeps serving.
import { createHmac } from 'node:crypto';
import { earlierNamesOf } from '@/core/content/earlier-names';
import type { Library } from '@/core/content/library';
import { formatIssue, type Issue } from '@/core/content/issue';
import { DomainError } from '@/core/errors';
import type { CompileAhead } from '@/server/content/compile-workers';
import { openCompiledStore } from '@/server/content/compiled-store';
import { compilerVersion } from '@/server/content/compiler-version';
import { publishContent, type LoadedContent } from '@/server/content/loaded';
import { readLibrary, type ReadLibrary } from '@/server/content/read-library';
import { saveSnapshots } from '@/server/content/save-snapshots';
import { tidyStore } from '@/server/content/tidy-store';
import { env } from '@/server/env';
import { log } from '@/server/health/log';

const TOLD_ERRORS = 10;

/** How often a long reading tells how far it is. */
const TELL_EVERY_MS = 5_000;

let running: Promise<unknown> = Promise.resolve();

// Next.js bundles its own copy of this module; who compiles ahead is told once.
const shared = globalThis as typeof globalThis & { holdfastCompileAhead?: CompileAhead };

/** From now on much new content is compiled by these workers. */
export function compileWith(workers: CompileAhead): void {
  shared.holdfastCompileAhead = workers;
}

/**
 * Reads CONTENT_DIR, keeps snapshots of its questions and publishes it. Calls run one after another.
 *
 * @param say told how far a long reading is
 * @throws DomainError "content/missing" without a folder or a track in it, "content/broken" with errors
 */
export function loadContent(say: (sentence: string) => void = tellLog): Promise<LoadedContent> {
  const next = running.then(
    () => load(say),
    () => load(say),
  );
  running = next.catch(() => undefined);
  return next;
}

async function load(say: (sentence: string) => void): Promise<LoadedContent> {
  const { CONTENT_DIR, DATA_DIR, AUTH_SECRET, NODE_ENV } = env();
  const compiler = compilerVersion(NODE_ENV === 'development');
  const store = compiler === null ? null : openCompiledStore(DATA_DIR, compiler);
  const workers = shared.holdfastCompileAhead;
  const tell = seldom(say);
  const read = await readLibrary(CONTENT_DIR, {
    versionSalt: createHmac('sha256', AUTH_SECRET).update('question-version').digest('hex'),
    store,
    progress: tell,
    ...(store === null || workers === undefined
      ? {}
      : {
          ahead: (paths) =>
            workers(
              { contentFolder: CONTENT_DIR, storeFolder: store.folder, paths: [...paths] },
              (done) => tell(done, paths.length),
            ),
        }),
  });
  const loaded = usable(read);
  await saveSnapshots(loaded, say);
  publishContent(loaded);
  if (store !== null) void tidyStore(store.folder);
  return loaded;
}

function tellLog(sentence: string): void {
  log().info(sentence);
}

/** Tells now and then how many files are read, and nothing of what is quickly done. */
function seldom(say: (sentence: string) => void): (done: number, total: number) => void {
  let told = performance.now();
  return (done, total) => {
    if (performance.now() - told < TELL_EVERY_MS) return;
    told = performance.now();
    say(`Reading the content: ${done} of ${total} files`);
  };
}

/** The errors of the content that a failed `loadContent` is about; none where it failed otherwise. */
export function problemsOf(error: unknown): readonly Issue[] {
  const told = error instanceof DomainError && error.code === 'content/broken' ? error.cause : [];
  return Array.isArray(told) ? (told as Issue[]) : [];
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
        cause: errors,
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

function indexed(library: Library, read: ReadLibrary): LoadedContent {
  const { media, sources, issues, shown, compiled, images } = read;
  const patterns = library.tracks.flatMap((track) => track.patterns);
  const questions = new Map(
    patterns
      .flatMap((pattern) => [...pattern.questions, ...pattern.lessonQuestions])
      .map((question) => [question.id, question]),
  );
  const names = earlierNamesOf(library.tracks);
  return {
    library,
    version: library.version,
    tracks: new Map(library.tracks.map((track) => [track.slug, track])),
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    questions,
    media: new Map(media.map((image) => [image.sha, image])),
    sources,
    issues,
    folder: shown,
    paths: compiled.map(({ path }) => path).sort(),
    images,
    names,
    question: (id) => questions.get(id) ?? questions.get(names.questions.get(id) ?? ''),
  };
}
