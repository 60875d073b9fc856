// Decides how reports of learners are listed for those who write: what, with which answer, settled or not.
import { useTranslations } from 'next-intl';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { buttonClass } from '@/components/ui/button';
import type { ToldProblem } from '@/core/reports/problem-report';

interface ProblemListProps {
  pattern: string;
  problems: readonly ToldProblem[];
  /** Settles or opens again what the form's fields name. */
  resolve: (form: FormData) => Promise<void>;
}

export function ProblemList({ pattern, problems, resolve }: ProblemListProps) {
  const t = useTranslations('author.problems');
  if (problems.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className="max-w-[80ch] divide-y divide-line border-y border-line">
      {problems.map((problem) => (
        <Problem key={problem.key} pattern={pattern} problem={problem} resolve={resolve} />
      ))}
    </ul>
  );
}

function Problem({
  pattern,
  problem,
  resolve,
}: Pick<ProblemListProps, 'pattern' | 'resolve'> & { problem: ToldProblem }) {
  const t = useTranslations('author.problems');
  const locale = useDateLocale();
  const { key, question, title, isOutdated, reason, text, response, createdAt } = problem;
  const isOpen = problem.resolvedAt === null;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <li className={`flex flex-wrap items-start gap-x-6 gap-y-2 py-3 ${isOpen ? '' : 'text-muted'}`}>
      <div className="min-w-0 flex-1 basis-64 wrap-anywhere">
        <p className="font-medium">
          <a href={`#${question}`} className="text-accent underline underline-offset-4">
            {title}
          </a>
        </p>
        <p className="mt-0.5">
          {t(`reasons.${reason}`)}
          {text !== '' && <q className="mt-1 block whitespace-pre-line">{text}</q>}
        </p>
        <p className="mt-1 text-sm text-muted">
          {response === null ? t('noResponse') : t('response', { response })}{' '}
          {t('on', { date: date.format(createdAt) })} {isOutdated && t('outdated')}{' '}
          {!isOpen && t('settled')}
        </p>
      </div>
      <form action={resolve}>
        <input type="hidden" name="pattern" value={pattern} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="to" value={isOpen ? 'resolved' : 'open'} />
        <button
          type="submit"
          className={buttonClass('secondary')}
          aria-label={t(isOpen ? 'resolveNamed' : 'reopenNamed', { title })}
        >
          {t(isOpen ? 'resolve' : 'reopen')}
        </button>
      </form>
    </li>
  );
}
