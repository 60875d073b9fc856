// Decides how an author is told what learners made of a question: numbers with how sure they are, and in
// words what calls for a mend.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ToldHealth } from '@/core/reports/question-health';

export function HealthFlags({ health, regradeHref }: { health: ToldHealth; regradeHref: string }) {
  const t = useTranslations('author');
  const { flags, deadOptions, suggestedDifficulty, isOutOfTests, answers } = health;
  return (
    <>
      {flags.map((flag) => (
        <span key={flag} className="mt-1 block max-w-prose text-sm font-normal">
          <span className="font-semibold text-warn">{t(`health.flag.${flag}`)}</span>{' '}
          {t(`health.why.${flag}`, {
            count: deadOptions.length,
            level: suggestedDifficulty ? t(`index.level.${suggestedDifficulty}`) : '',
            answers,
          })}
        </span>
      ))}
      {isOutOfTests && (
        <span className="mt-1 block text-sm font-normal text-muted">{t('health.outOfTests')}</span>
      )}
      <Chosen health={health} />
      {health.hasEarlierWordings && (
        <Link
          href={regradeHref}
          prefetch={false}
          className="mt-1 inline-flex min-h-11 sm:min-h-8 items-center text-sm font-normal text-accent underline underline-offset-4"
        >
          {t('health.regrade')}
        </Link>
      )}
    </>
  );
}

/** A line for each option; closed, since a pattern has many questions. */
function Chosen({ health }: { health: ToldHealth }) {
  const t = useTranslations('author.health');
  const { chosen, answers, medianMs } = health;
  if (answers === 0 || (chosen.length === 0 && medianMs === null)) return null;
  return (
    <details className="mt-1 text-sm font-normal">
      <summary className="inline-flex min-h-8 items-center rounded text-muted">
        {t('options')}
      </summary>
      <ul className="max-w-prose">
        {chosen.map(({ id, text, correct, count, isDead }) => (
          <li key={id}>
            {correct && '✓ '}
            {text}{' '}
            <span className="whitespace-nowrap text-muted">
              {t('option', { count, answers, share: count / answers })}
            </span>
            {isDead && <span className="font-semibold text-warn"> {t('dead')}</span>}
          </li>
        ))}
      </ul>
      {medianMs !== null && (
        <p className="text-muted">{t('median', { seconds: Math.round(medianMs / 1_000) })}</p>
      )}
    </details>
  );
}
