// Decides how the facts that need attention become sentences, each with one thing to do.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ShownNames } from '@/components/classes/names/shown-name';
import { dayText } from '@/components/mastery/local-days';
import { Html } from '@/components/ui/html';
import { textLinkClass } from '@/components/ui/text-link';
import type { Attention } from '@/core/classes/attention';

type Told = Attention & { beliefHtml?: string | null; title?: string };

interface AttentionListProps {
  classId: string;
  /** The same in a pseudonymous class, else null. */
  named: string | null;
  facts: readonly Told[];
  /** Local day in the class's zone. */
  today: number;
  locale: string;
}

export function AttentionList({ classId, named, facts, today, locale }: AttentionListProps) {
  const t = useTranslations('class-page.attention');
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className="font-serif text-2xl font-semibold">
        {t('title')}
      </h2>
      {facts.length === 0 ? (
        <p className="mt-2 max-w-[65ch] text-muted">{t('none')}</p>
      ) : (
        <ul className="mt-3 flex flex-col divide-y divide-line border-y border-line">
          {facts.map((fact, at) => (
            <li
              key={at}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2.5"
            >
              <span className="min-w-0 max-w-[75ch]">
                <Sentence fact={fact} named={named} today={today} locale={locale} />
              </span>
              <ToDo classId={classId} fact={fact} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Stands in a sentence where something with a look of its own goes. */
const MARK = '\u0000';

type SentenceProps = Pick<AttentionListProps, 'named' | 'today' | 'locale'> & { fact: Told };

function Sentence({ fact, named, today, locale }: SentenceProps) {
  const t = useTranslations('class-page.attention');
  switch (fact.kind) {
    case 'fading': {
      const { count, of, days, title } = fact;
      const day = dayText(today + days, today, locale);
      return around(t('fading', { count, of, day, title: MARK }), <Title title={title} />);
    }
    case 'idle':
    case 'absent': {
      const [count, names] = [fact.count, MARK];
      const more = count - fact.names.length;
      return around(
        fact.kind === 'idle'
          ? t('idle', { count, days: fact.days, names, more })
          : t('absent', { count, names, more }),
        <ShownNames classId={named} shownAs={fact.names} />,
      );
    }
    case 'weak':
    case 'ready': {
      const { strong, of, title } = fact;
      return around(t(fact.kind, { strong, of, title: MARK }), <Title title={title} />);
    }
    case 'believed': {
      const { count, of, slug, beliefHtml, title = fact.pattern } = fact;
      if (!beliefHtml) return t('believedUnnamed', { count, of, title, slug });
      const key = count > of / 2 ? 'believedMost' : 'believed';
      return around(
        t(key, { count, of, title, belief: MARK }),
        <Html as="span" html={beliefHtml} className="compiled" />,
      );
    }
  }
}

function Title({ title }: { title: string }) {
  return <em className="font-semibold not-italic">{title}</em>;
}

function around(sentence: string, inserted: ReactNode): ReactNode {
  const [before, after] = sentence.split(MARK);
  return (
    <>
      {before}
      {inserted}
      {after}
    </>
  );
}

function ToDo({ classId, fact: { kind } }: { classId: string; fact: Told }) {
  const t = useTranslations('class-page.attention');
  const place = `/classes/${classId}`;
  const href = {
    fading: '#warm-up',
    idle: `${place}?sort=active#heat`,
    absent: `${place}?sort=active#heat`,
    weak: `${place}/assignments`,
    ready: `${place}/assignments`,
    believed: `${place}/reports/traps`,
  }[kind];
  return (
    <Link href={href} className={textLinkClass('sm:min-h-8 text-sm print:hidden')}>
      {t(`${kind}Link`)}
    </Link>
  );
}
