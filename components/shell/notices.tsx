'use client';
// Decides how a learner is told something once: a quiet line that goes when it was read.
import { X } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { request } from '@/components/questions/request';
import { fill } from '@/components/questions/words';
import type { Notice } from '@/core/notices/notice';
import type notices from '@/messages/en/notices.json';

export type NoticeWords = typeof notices;

export function Notices({ words }: { words: NoticeWords }) {
  const [told, setTold] = useState<readonly Notice[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    request<{ notices: Notice[] }>('/api/notices', { signal: leaving.signal })
      .then((reply) => reply.ok && setTold(reply.body.notices))
      // The page was left.
      .catch(() => undefined);
    return () => leaving.abort();
  }, []);
  const putAway = (id: string) => {
    setTold((before) => before.filter((notice) => notice.id !== id));
    void request(`/api/notices/${id}/seen`, { method: 'POST', keepalive: true }).catch(
      () => undefined,
    );
  };
  const sentences = told.flatMap((notice) => {
    const sentence = sentenceOf(notice, words);
    return sentence === null ? [] : [{ ...sentence, id: notice.id }];
  });
  if (sentences.length === 0) return null;
  return (
    <ul aria-label={words.label} className="divide-y divide-line border-b border-line">
      {sentences.map(({ id, text, link }) => (
        <li key={id} className="flex items-start gap-3 py-2 text-[0.9375rem]">
          <p className="min-w-0 flex-1 py-2">
            {text}{' '}
            {link && (
              <Link
                href={link.href}
                prefetch={false}
                className="text-accent underline underline-offset-4"
              >
                {link.name}
              </Link>
            )}
          </p>
          <button
            type="button"
            onClick={() => putAway(id)}
            aria-label={fill(words.putAway, { text })}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-muted hover:bg-accent-soft hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface Sentence {
  text: string;
  link: { href: string; name: string } | null;
}

/** Null for a kind that this page does not know (yet). */
function sentenceOf({ kind, data }: Notice, words: NoticeWords): Sentence | null {
  const known = Object.entries(words.kinds).find(([name]) => name === kind)?.[1];
  if (known === undefined) return null;
  const link = linkOf(data, words);
  if (kind !== 'regrade') return { text: fill(known, data), link };
  const parts = [
    fill(known, data),
    Number(data.better) > 0 ? words.regrade.better : '',
    Number(data.worse) > 0 ? words.regrade.worse : '',
    data.test ? words.regrade.verdict : '',
  ];
  return { text: parts.filter((part) => part !== '').join(' '), link };
}

function linkOf({ test, pattern }: Notice['data'], words: NoticeWords): Sentence['link'] {
  if (typeof test === 'string' && test !== '')
    return { href: `/tests/${test}`, name: words.toTest };
  return typeof pattern === 'string'
    ? { href: `/practice/${pattern}`, name: words.toPractice }
    : null;
}
