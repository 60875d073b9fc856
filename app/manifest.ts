// Decides how the product stands among the installed programs of a device.
import type { MetadataRoute } from 'next';
import { getTranslations } from 'next-intl/server';
import { LIGHT_PAPER, siteNames } from '@/app/site';

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('shell');
  const { name, title, description } = await siteNames();
  return {
    id: '/',
    name: title,
    short_name: name,
    description,
    lang: 'en',
    start_url: '/?from=device',
    scope: '/',
    display: 'standalone',
    background_color: LIGHT_PAPER,
    theme_color: '#0b5a5e',
    categories: ['education'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: t('offline.shortcut'), url: '/review' }],
  };
}
