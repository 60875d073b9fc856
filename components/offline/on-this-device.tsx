'use client';
// Decides how it is told what works without the network here: the review, lessons, answers on their way.
import { useEffect, useState } from 'react';
import { keptLessons, type KeptLesson } from '@/components/offline/kept-lessons';
import { packedAt, packedItems } from '@/components/offline/pack';
import type { Waiting } from '@/components/offline/shelf';
import { dateLocaleHere } from '@/components/questions/date-locale';
import {
  forget,
  onOutboxChange,
  refusedAnswers,
  unsent,
  unsentOfOthers,
} from '@/components/questions/outbox';
import { fill, fillCount } from '@/components/questions/words';
import { useAlive } from '@/components/ui/alive';
import { buttonClass } from '@/components/ui/button';
import type shellWords from '@/messages/en/shell.json';

type Words = (typeof shellWords)['offline'];

interface Device {
  lessons: KeptLesson[];
  packed: { count: number; at: Date } | null;
  waiting: Waiting[];
  refused: Waiting[];
  /** How many wait until somebody else signs in again: a number, nothing of them. */
  others: number;
}

export function OnThisDevice({ words, locale }: { words: Words; locale: string }) {
  const [device, setDevice] = useState<Device | null>(null);
  const alive = useAlive();
  useEffect(() => {
    let left = false;
    const look = async () => {
      const found = await lookAround();
      if (!left) setDevice(found);
    };
    void look();
    const stop = onOutboxChange(() => void look());
    return () => {
      left = true;
      stop();
    };
  }, []);
  const when = (date: Date) =>
    new Intl.DateTimeFormat(dateLocaleHere(locale), {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(date);
  return (
    <>
      <p className="mt-3 text-lg text-muted">{words.lead}</p>
      <button
        type="button"
        disabled={!alive}
        onClick={() => location.reload()}
        className={buttonClass('primary', 'mt-5')}
      >
        {words.back}
      </button>
      {device === null ? (
        <p role="status" className="mt-10 min-h-96 text-muted">
          {words.pagesLoading}
        </p>
      ) : (
        <div className="mt-10 flex min-h-96 flex-col gap-9">
          <Part title={words.pack}>
            <Packed packed={device.packed} when={when} words={words} locale={locale} />
          </Part>
          <Part title={words.pages}>
            <Lessons lessons={device.lessons} none={words.pagesNone} />
          </Part>
          <Part title={words.waiting}>
            <Answers answers={device.waiting} none={words.waitingNone} when={when} words={words} />
            {device.others > 0 && (
              <p className="mt-3 text-muted">{fillCount(words.others, device.others, locale)}</p>
            )}
          </Part>
          {device.refused.length > 0 && (
            <Part title={words.refusedTitle}>
              <p className="mb-3 text-muted">{words.refusedNote}</p>
              <Answers answers={device.refused} none="" when={when} words={words} />
            </Part>
          )}
        </div>
      )}
    </>
  );
}

async function lookAround(): Promise<Device> {
  const [lessons, at, items, waiting, refused, others] = await Promise.all([
    keptLessons(),
    packedAt(),
    packedItems(),
    unsent(),
    refusedAnswers(),
    unsentOfOthers(),
  ]);
  return { lessons, packed: at && { count: items.length, at }, waiting, refused, others };
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

interface PackedProps {
  packed: Device['packed'];
  when: (date: Date) => string;
  words: Words;
  locale: string;
}

function Packed({ packed, when, words, locale }: PackedProps) {
  if (packed === null || packed.count === 0) return <p className="text-muted">{words.packNone}</p>;
  return (
    <>
      <p>{fillCount(words.packed, packed.count, locale, { when: when(packed.at) })}</p>
      <a href="/review" className={buttonClass('secondary', 'mt-3')}>
        {words.packOpen}
      </a>
    </>
  );
}

function Lessons({ lessons, none }: { lessons: KeptLesson[]; none: string }) {
  if (lessons.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lessons.map(({ path, title }) => (
        <li key={path}>
          {/* A plain link: it has to work when the router cannot fetch. */}
          <a
            href={path}
            className="flex min-h-11 items-center py-2 underline-offset-4 hover:text-accent hover:underline"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface AnswersProps {
  answers: Waiting[];
  none: string;
  when: (date: Date) => string;
  words: Words;
}

function Answers({ answers, none, when, words }: AnswersProps) {
  if (answers.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {answers.map(({ request, refused }) => (
        <li key={request.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
          <span className="min-w-0 flex-1 wrap-anywhere">
            {fill(words.waitingLine, {
              title: request.question,
              when: when(new Date(request.answeredAt ?? 0)),
            })}
            {refused !== undefined && <span className="block text-sm text-muted">{refused}</span>}
          </span>
          {refused !== undefined && (
            <button
              type="button"
              onClick={() => void forget(request.id)}
              className={buttonClass('quiet')}
            >
              {words.drop}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
