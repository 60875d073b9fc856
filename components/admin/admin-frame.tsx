// Decides the frame of an administrator's pages: a heading and the way between them.
import Link from 'next/link';
import type { ReactNode } from 'react';
import type admin from '@/messages/en/admin.json';

interface AdminFrameProps {
  current: 'people' | 'system';
  words: typeof admin;
  children: ReactNode;
}

export function AdminFrame({ current, words, children }: AdminFrameProps) {
  const pages = [
    { id: 'people', href: '/admin', name: words.people },
    { id: 'system', href: '/admin/system', name: words.system },
  ] as const;
  return (
    <div className="mx-auto max-w-5xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">
        {words.title}
      </h1>
      <nav aria-label={words.navigation} className="mt-4 flex gap-1 border-b border-line">
        {pages.map(({ id, href, name }) => (
          <Link
            key={id}
            href={href}
            prefetch={false}
            aria-current={id === current ? 'page' : undefined}
            className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 font-medium text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {name}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
