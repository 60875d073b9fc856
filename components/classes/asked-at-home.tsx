'use client';
// Decides how home reminds somebody of what their classes ask: what is not done, the next due first, and in a
// few words what counts; in a place that is kept before it is known.
import Link from 'next/link';
import { useAssignments } from '@/components/classes/assignments-store';
import {
  assignmentTitle,
  dueText,
  standText,
  type AssignmentWords,
} from '@/components/classes/assignment-title';
import { fill, fillCount } from '@/components/questions/words';
import { textLinkClass } from '@/components/ui/text-link';

const SHOWN = 2;

interface AskedAtHomeProps {
  words: Pick<AssignmentWords, 'of' | 'due' | 'state' | 'far' | 'home'>;
  locale: string;
}

export function AskedAtHome({ words, locale }: AskedAtHomeProps) {
  const told = useAssignments();
  const waiting = told?.assignments.filter(({ state }) => state !== 'done') ?? [];
  const more = waiting.length - SHOWN;
  const { home } = words;
  return (
    <section aria-labelledby="asked-title" className="mb-8 hidden in-class:block">
      <h2 id="asked-title" className="text-sm font-semibold text-muted">
        {home.title}
      </h2>
      <ul className="mt-2 min-h-40 divide-y divide-line border-y border-line sm:min-h-30">
        {waiting.slice(0, SHOWN).map((asked) => (
          <li
            key={asked.id}
            className="relative flex min-h-20 flex-wrap content-center items-center justify-between gap-x-4 py-1.5 sm:min-h-15"
          >
            <Link
              href={asked.href}
              className="min-w-0 font-semibold underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline"
            >
              {assignmentTitle(words, asked, locale)}
            </Link>
            <span className="text-sm text-muted tabular-nums">
              {standText(words, asked)} · {dueText(words, asked, locale)} ·{' '}
              {fill(home.counts[asked.kind], { answers: asked.answersADay })}
            </span>
          </li>
        ))}
        {told !== null && waiting.length === 0 && (
          <li className="flex min-h-15 items-center text-muted">{home.none}</li>
        )}
      </ul>
      <Link href="/classes" className={textLinkClass('text-sm')}>
        {home.all}
        {more > 0 && ` (${fillCount(home.more, more, locale)})`}
      </Link>
    </section>
  );
}
