// Decides which bytes an image address stands for: today's content, else what was once served.
import type { Media } from '@/core/content/library';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** @param file `SHA.EXT`, as in the HTML; a wrong extension finds nothing */
export async function readMedia(file: string): Promise<Pick<Media, 'extension' | 'bytes'> | null> {
  const [, sha, extension] = /^([0-9a-f]{64})\.([a-z0-9]{1,5})$/.exec(file) ?? [];
  if (!sha) return null;
  const found = content().media.get(sha) ?? (await steadily(() => storedMedia(sha)));
  return found && found.extension === extension ? found : null;
}

async function storedMedia(sha: string): Promise<Pick<Media, 'extension' | 'bytes'> | undefined> {
  const { rows } = await pool().query<{ extension: string; bytes: Buffer }>({
    name: 'media-by-sha',
    text: 'SELECT extension, bytes FROM "Media" WHERE sha = $1',
    values: [sha],
  });
  return rows[0];
}
