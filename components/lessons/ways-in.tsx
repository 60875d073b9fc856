// Decides how a pattern is tried rather than read: the ten-question test, and practice by difficulty.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MasteryBadge } from '@/components/mastery/mastery-badge';
import type { MasteryWords } from '@/components/mastery/words';
import { LinkButton } from '@/components/ui/button';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

/** A pattern with fewer has no test. */
const TEST_LENGTH = 10;

export interface PracticeCounts {
  /** `track/pattern` */
  pattern: string;
  counts: Record<Difficulty, number>;
}

export function WaysIn({ pattern, counts, words }: PracticeCounts & { words: MasteryWords }) {
  const t = useTranslations('lessons.ways');
  const total = DIFFICULTIES.reduce((sum, difficulty) => sum + counts[difficulty], 0);
  const testable = total >= TEST_LENGTH;
  return (
    <section
      aria-label={t('label')}
      className="flex flex-col gap-4 self-start rounded-xl border border-line bg-surface p-5"
    >
      <MasteryBadge pattern={pattern} words={words} />
      <div>
        <h2 className="text-lg font-semibold">{t('test')}</h2>
        <p className="mt-1 text-[0.9375rem] text-muted">
          {testable ? t('testTells') : t('testMissing', { have: total, need: TEST_LENGTH })}
        </p>
      </div>
      {testable && (
        <LinkButton variant="primary" href={`/test/${pattern}`}>
          {t('testStart')}
        </LinkButton>
      )}
      <PracticeLinks pattern={pattern} counts={counts} />
    </section>
  );
}

const TONES: Record<Difficulty, string> = {
  easy: 'text-easy',
  medium: 'text-medium',
  hard: 'text-hard',
};

/** Only the difficulties that have questions. */
export function PracticeLinks({ pattern, counts }: PracticeCounts) {
  const t = useTranslations('lessons.ways');
  const offered = DIFFICULTIES.filter((difficulty) => counts[difficulty] > 0);
  if (offered.length === 0) return <p className="text-sm text-muted">{t('noPractice')}</p>;
  return (
    <div>
      <p className="text-sm text-muted">{t('practise')}</p>
      <ul className="-mx-2 mt-0.5 flex flex-wrap">
        {offered.map((difficulty) => (
          <li key={difficulty}>
            <Link
              href={`/practice/${pattern}?difficulty=${difficulty}`}
              prefetch={false}
              className={`inline-flex min-h-11 items-center gap-1.5 rounded-lg px-2 font-semibold underline-offset-4 hover:underline ${TONES[difficulty]}`}
            >
              {t(`difficulty.${difficulty}`)}
              <span className="text-sm font-normal text-muted tabular-nums">
                {counts[difficulty]}
                <span className="sr-only"> {t('questions', { count: counts[difficulty] })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
