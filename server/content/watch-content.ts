// Decides what happens in development when an author saves: the content is read again, and the log says
// what is served now or what is wrong where. While it is broken, the content before is served on.
import { DomainError } from '@/core/errors';
import { loadContent } from '@/server/content/load-content';
import { watchFolder } from '@/server/content/watch-folder';
import { env } from '@/server/env';
import { log } from '@/server/health/log';

/**
 * Begins to watch CONTENT_DIR.
 *
 * @returns ends the watching
 */
export function watchContent(): () => void {
  return watchFolder(env().CONTENT_DIR, () => void readAgain());
}

async function readAgain(): Promise<void> {
  try {
    const { version } = await loadContent();
    log().info({ version }, 'the content was read again');
  } catch (error) {
    const problem = error instanceof DomainError ? { hint: error.hint?.split('\n') } : {};
    log().error({ err: error, ...problem }, 'the content before is served on');
  }
}
