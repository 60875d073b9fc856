// Decides what of somebody this browser forgets when they leave: rounds, the pack, which pages they opened.
// Knows neither accounts nor the network.
import { OFFLINE_PAGE, PAGES_CACHE } from '@/components/offline/kept-pages';
import { dropPack } from '@/components/offline/pack';
import { shelf } from '@/components/offline/shelf';

/** How it looks, and whether keys are used, belongs to the device. */
const OF_THE_DEVICE = new Set(['theme', 'holdfast.keys']);

/** Answers that wait stay: they are marked with whose they are. */
export async function clearDevice(): Promise<void> {
  clearStorage();
  await Promise.all([dropPack(), clearPages()].map((work) => work.catch(() => undefined)));
}

/** Those too: their account is gone, so that nobody will ever send them. */
export async function clearWholeDevice(): Promise<void> {
  const database = await shelf();
  await database?.clear('outbox').catch(() => undefined);
  await clearDevice();
}

function clearStorage(): void {
  try {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage))
      if (!OF_THE_DEVICE.has(key)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
    return;
  }
}

async function clearPages(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const cache = await caches.open(PAGES_CACHE);
  for (const page of await cache.keys())
    if (new URL(page.url).pathname !== OFFLINE_PAGE) await cache.delete(page);
}
