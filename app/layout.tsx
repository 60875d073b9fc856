// Decides the frame that every page sits in. Nothing in it is personal.
import type { Metadata, Viewport } from 'next';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { fontVariables } from '@/app/fonts';
import { LIGHT_PAPER, siteNames } from '@/app/site';
import { OfflineNotice } from '@/components/offline/offline-notice';
import { Footer } from '@/components/shell/footer';
import { Header } from '@/components/shell/header';
import { LateScript } from '@/components/shell/late-script';
import { BEFORE_PAINT, ThemeScript } from '@/components/shell/theme-script';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { name, title, description } = await siteNames();
  return {
    title: { default: title, template: `%s · ${name}` },
    description,
    icons: { icon: '/icon.svg', apple: '/apple-touch-icon.png' },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: LIGHT_PAPER },
    { media: '(prefers-color-scheme: dark)', color: '#12191c' },
  ],
};

/** In development open pages follow what authors save; a build knows nothing of it. */
const ContentNews =
  process.env.NODE_ENV === 'development'
    ? (await import('@/components/author/content-news')).ContentNews
    : null;

export default function RootLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const news = { title: t('news.title'), more: t('news.more'), hide: t('news.hide') };
  return (
    // The theme script sets data-theme before React looks.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only z-10 rounded-lg bg-accent px-4 py-3 text-accent-ink focus:not-sr-only focus:absolute focus:m-2"
        >
          {t('skip')}
        </a>
        <Header />
        <OfflineNotice />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer />
        <LateScript id={BEFORE_PAINT} />
        {ContentNews && <ContentNews words={news} />}
      </body>
    </html>
  );
}
