// Decides which lessons this browser kept, and what they are called: as their own pages say.
import { PAGES_CACHE } from '@/components/offline/kept-pages';

export interface KeptLesson {
  path: string;
  title: string;
}

/** Those that were opened last come first. */
export async function keptLessons(): Promise<KeptLesson[]> {
  if (!('caches' in globalThis)) return [];
  const cache = await caches.open(PAGES_CACHE);
  const kept = (await cache.keys()).filter(({ url }) =>
    /^\/learn\/[^/]+\/[^/]+/.test(new URL(url).pathname),
  );
  const lessons = await Promise.all(
    kept.map(async (address): Promise<KeptLesson[]> => {
      const markup = (await (await cache.match(address))?.text()) ?? '';
      const title = new DOMParser().parseFromString(markup, 'text/html').title;
      const path = new URL(address.url).pathname;
      return [{ path, title: title.split(' · ')[0] || path }];
    }),
  );
  return lessons.flat().reverse();
}
