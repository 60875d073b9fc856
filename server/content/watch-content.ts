// Decides what happens in development when an author saves: the content is read again, and open pages and
// the log hear what is served now or what is wrong where. While it is broken, the content before is served on.
import { DomainError } from '@/core/errors';
import { tellContentNews } from '@/server/content/content-news';
import { loadContent, problemsOf } from '@/server/content/load-content';
import { content, contentIsLoaded } from '@/server/content/loaded';
import { watchFolder } from '@/server/content/watch-folder';
import { env } from '@/server/env';
import { log } from '@/server/health/log';

/** More do not fit on a screen, and the first ones are often what causes the others. */
const TOLD_PROBLEMS = 20;

/**
 * Begins to watch CONTENT_DIR.
 *
 * @returns ends the watching
 */
export function watchContent(): () => void {
  return watchFolder(env().CONTENT_DIR, () => void readAgain());
}

/** Reads the content and tells how it went; never fails. */
export async function readAgain(): Promise<void> {
  try {
    const { version } = await loadContent();
    log().info({ version }, 'the content was read');
    tellContentNews({ version, problems: [], trouble: null });
  } catch (error) {
    const hint = error instanceof DomainError ? { hint: error.hint?.split('\n') } : {};
    log().error({ err: error, ...hint }, 'what was saved is not served');
    const problems = problemsOf(error).slice(0, TOLD_PROBLEMS);
    tellContentNews({
      version: contentIsLoaded() ? content().version : null,
      problems: problems.map(({ file, line, column, code, message, mend }) => ({
        ...{ file, line, column, code, message, mend },
      })),
      trouble: problems.length > 0 ? null : sentenceOf(error),
    });
  }
}

function sentenceOf(error: unknown): string {
  const hint = error instanceof DomainError ? (error.hint ?? '') : '';
  return `${error instanceof Error ? error.message : String(error)} ${hint}`.trim();
}
