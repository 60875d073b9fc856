/// <reference lib="webworker" />
// Decides what works without the network: pages that were opened, their files, and answers on their way.
// Keeps nothing that is personal: pages of content are the same for everybody, and the API is never kept.
import {
  CacheableResponsePlugin,
  CacheFirst,
  ExpirationPlugin,
  NetworkFirst,
  Serwist,
} from 'serwist';
import { deliver } from '@/components/offline/deliver';
import {
  isKeptPage,
  KEEP_PAGE,
  OFFLINE_PAGE,
  PAGES_CACHE,
  SEND_ANSWERS,
  withoutQuery,
} from '@/components/offline/kept-pages';

declare const self: ServiceWorkerGlobalScope;

const FILES = 'holdfast-files';
const DAY_SECONDS = 86_400;
/** A slow network is as good as none after this. */
const PATIENCE_SECONDS = 6;

const sound = new CacheableResponsePlugin({ statuses: [200] });
/** One copy of a page, whatever its address carries behind the question mark. */
const oneCopy = {
  cacheKeyWillBeUsed: async ({ request }: { request: Request }) => withoutQuery(request.url),
};
/**
 * The browser's own cache takes what is said to shared caches, how long a page may be stale, for itself
 * where a worker asks. Redirects are the browser's to follow.
 */
const askedAnew = {
  requestWillFetch: async ({ request }: { request: Request }) =>
    new Request(request.url, {
      headers: request.headers,
      cache: 'no-cache',
      credentials: 'same-origin',
      redirect: 'manual',
    }),
};
const pages = new NetworkFirst({
  cacheName: PAGES_CACHE,
  // Next.js names headers of its own there, which a person's visit never has.
  matchOptions: { ignoreVary: true },
  networkTimeoutSeconds: PATIENCE_SECONDS,
  plugins: [
    sound,
    askedAnew,
    oneCopy,
    new ExpirationPlugin({ maxEntries: 200, maxAgeSeconds: 90 * DAY_SECONDS }),
    { handlerDidError: async () => caches.match(OFFLINE_PAGE) },
  ],
});
const files = new CacheFirst({
  cacheName: FILES,
  plugins: [
    sound,
    new ExpirationPlugin({
      maxEntries: 600,
      maxAgeSeconds: 90 * DAY_SECONDS,
      maxAgeFrom: 'last-used',
    }),
  ],
});

const worker = new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  // Pages come from the cache of the server as quickly; a preload would only double requests.
  navigationPreload: false,
  runtimeCaching: [
    // Their names change with their contents.
    {
      matcher: ({ url, sameOrigin }) =>
        sameOrigin && /^\/(_next\/static|media)\//.test(url.pathname),
      handler: files,
    },
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && isKeptPage(url.pathname),
      handler: pages,
    },
    {
      matcher: ({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
      handler: async ({ request }) => {
        try {
          return await fetch(request);
        } catch {
          return (await caches.match(OFFLINE_PAGE)) ?? Response.error();
        }
      },
    },
  ],
});
worker.addEventListeners();

self.addEventListener('install', (event) => event.waitUntil(keepPage(OFFLINE_PAGE)));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const told = event.data as { type?: string; path?: string } | null;
  if (told?.type !== KEEP_PAGE || typeof told.path !== 'string' || !isKeptPage(told.path)) return;
  event.waitUntil(keepPage(told.path).catch(() => undefined));
});

/** The browser calls when the network is back, also when every tab is closed. */
self.addEventListener('sync' as 'message', (event) => {
  if ((event as unknown as { tag: string }).tag !== SEND_ANSWERS) return;
  event.waitUntil(deliver(null));
});

/** The page and what it needs to be shown; going there inside the product fetches less than that. */
async function keepPage(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-cache' });
  if (!response.ok) return;
  const markup = await response.clone().text();
  await (
    await caches.open(PAGES_CACHE)
  ).put(withoutQuery(new URL(path, self.location.origin).href), response);
  const cache = await caches.open(FILES);
  const needed = new Set(
    [
      ...markup.matchAll(
        /(?:\/_next)?\/?static\/(?:chunks|css|media)\/[\w./~-]+\.(?:js|css|woff2)/g,
      ),
    ].map(([name]) => `/_next/${name.replace(/^\/?(_next\/)?/, '')}`),
  );
  await Promise.all(
    [...needed].map(async (file) => {
      if ((await cache.match(file)) === undefined) await cache.add(file).catch(() => undefined);
    }),
  );
}
