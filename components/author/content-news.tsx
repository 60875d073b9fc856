'use client';
// Decides how an author who saves sees it in the open page: its words change where they stand, or a list
// says what is wrong where. In development only.
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';

interface Problem {
  file: string;
  line: number;
  column: number;
  code: string;
  message: string;
  mend: string | null;
}

interface News {
  version: string | null;
  problems: Problem[];
  trouble: string | null;
}

interface ContentNewsProps {
  words: { title: string; more: string; hide: string };
}

/** Told to whatever of a page holds content that it fetched by itself, and has to bring anew. */
const CHANGED = 'holdfast:content';
/** So long a page may take to be as high as it was. */
const PATIENCE_MS = 3_000;

/** Shows nothing while the content is sound. */
export function ContentNews({ words }: ContentNewsProps) {
  const [news, setNews] = useState<News | null>(null);
  const router = useRouter();
  const show = useEffectEvent(async (version: string | null) => {
    const waitFor: Promise<void>[] = [];
    window.dispatchEvent(new CustomEvent(CHANGED, { detail: { version, waitFor } }));
    await Promise.allSettled(waitFor);
    holdPlace();
    router.refresh();
  });
  const hear = useEffectEvent((next: News) => {
    if (news !== null && news.version !== next.version) void show(next.version);
    setNews(next);
  });
  useEffect(() => {
    const stream = new EventSource('/content-news');
    stream.onmessage = ({ data }) => hear(JSON.parse(String(data)) as News);
    return () => stream.close();
  }, []);

  if (news === null || (news.problems.length === 0 && news.trouble === null)) return null;
  return (
    <section
      role="alert"
      className="fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[70dvh] max-w-3xl overflow-auto rounded-lg border-2 border-wrong bg-paper p-4 text-ink shadow-lg"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 className="font-semibold">{words.title}</h2>
        <button
          type="button"
          className="shrink-0 underline"
          onClick={() => setNews({ ...news, problems: [], trouble: null })}
        >
          {words.hide}
        </button>
      </div>
      {news.trouble !== null && <p className="mt-2">{news.trouble}</p>}
      <ol className="mt-2 flex flex-col gap-3">
        {news.problems.map((problem) => (
          <li key={`${problem.file} ${problem.line} ${problem.column} ${problem.code}`}>
            <p className="font-mono text-sm break-all">
              {problem.file}:{problem.line}:{problem.column} <strong>{problem.code}</strong>
            </p>
            <p>
              {problem.message} {problem.mend}
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm">{words.more}</p>
    </section>
  );
}

/** The page of another content version counts as another page, which would begin at its top. */
function holdPlace(): void {
  const place = window.scrollY;
  const controller = new AbortController();
  const { signal } = controller;
  const hold = (): void => {
    if (window.scrollY !== place) window.scrollTo({ top: place, behavior: 'instant' });
  };
  const end = (): void => {
    observer.disconnect();
    controller.abort();
  };
  const observer = new ResizeObserver(hold);
  observer.observe(document.body);
  window.addEventListener('scroll', hold, { signal });
  // Whoever scrolls by hand means it.
  for (const own of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    window.addEventListener(own, end, { signal, passive: true });
  setTimeout(end, PATIENCE_MS);
}
