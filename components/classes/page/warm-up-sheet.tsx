// Decides how a warm-up looks on paper: the questions on one page, the answers on the next.
import { useTranslations } from 'next-intl';
import { PrintButton } from '@/components/ui/print-button';
import {
  letterOf,
  optionsOf,
  type StagedAnswer,
  type StagedQuestion,
} from '@/components/classes/page/warm-up-parts';
import { LinkButton } from '@/components/ui/button';
import { Html } from '@/components/ui/html';

interface WarmUpSheetProps {
  className: string;
  date: string;
  questions: readonly StagedQuestion[];
  /** In the order of the questions. */
  answers: readonly (StagedAnswer | null)[];
  /** Where it is projected. */
  stage: string;
}

export function WarmUpSheet({ className, date, questions, answers, stage }: WarmUpSheetProps) {
  const t = useTranslations('class-page.warmUp');
  return (
    <div className="mx-auto max-w-3xl px-4 pt-6 pb-16 sm:px-6 print:max-w-none print:p-0">
      <div className="flex flex-wrap gap-3 print:hidden">
        <PrintButton name={t('print')} />
        <LinkButton variant="quiet" href={stage}>
          {t('project')}
        </LinkButton>
      </div>
      <header className="mt-6 flex items-baseline justify-between gap-6 border-b border-line pb-2">
        <h1 className="font-serif text-2xl font-semibold">
          {className}: {t('made', { date })}
        </h1>
        <p className="min-w-40 text-muted">{t('name')}:</p>
      </header>
      <ol className="mt-4 flex flex-col gap-6">
        {questions.map(({ number, view }) => (
          <li key={number} className="break-inside-avoid">
            <p className="text-sm font-semibold text-muted">
              {t('questionOf', { number, of: questions.length })}
            </p>
            {view === null ? (
              <p>{t('gone')}</p>
            ) : (
              <>
                <Html html={view.stem} className="compiled" />
                <ol className="mt-2 flex flex-col gap-1.5">
                  {optionsOf(view).map(({ id, html }, nth) => (
                    <li key={id} className="flex gap-3">
                      <span className="font-semibold">{letterOf(nth)}</span>
                      <Html html={html} className="compiled min-w-0" />
                    </li>
                  ))}
                </ol>
                {optionsOf(view).length === 0 && (
                  <div aria-hidden="true" className="mt-8 border-b border-rule" />
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      <section className="mt-12 border-t border-line pt-6 print:mt-0 print:break-before-page print:border-0">
        <h2 className="font-serif text-xl font-semibold">{t('answers')}</h2>
        <ol className="mt-3 flex flex-col gap-4">
          {questions.map(({ number, view }, at) => {
            const answer = answers[at];
            const letters = (view ? optionsOf(view) : [])
              .map(({ id }, nth) => (answer?.options.includes(id) ? letterOf(nth) : null))
              .filter((letter) => letter !== null);
            return (
              <li key={number} className="flex break-inside-avoid gap-3">
                <span className="font-semibold">{number}</span>
                <div className="min-w-0">
                  {answer ? (
                    <>
                      {letters.length > 0 && <p className="font-semibold">{letters.join(', ')}</p>}
                      <Html html={answer.html} className="compiled" />
                      <ol className="mt-1 list-decimal pl-5 text-sm">
                        {answer.solution.map((step, nth) => (
                          <li key={nth}>
                            <Html html={step} className="compiled" />
                          </li>
                        ))}
                      </ol>
                    </>
                  ) : (
                    t('gone')
                  )}
                </div>
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}
