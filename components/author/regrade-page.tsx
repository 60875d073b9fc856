// Decides how an author is shown what a mended key would change, before and after it is applied.
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/charts/data-table';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button } from '@/components/ui/button';
import type { Verdict } from '@/core/tests/test';

export interface ListedRegrade {
  id: string;
  appliedAt: Date;
  undoneAt: Date | null;
  counts: { answers: number; learners: number; tests: number; verdicts: number };
  isUndoable: boolean;
}

interface RegradePageProps {
  pattern: { id: string; title: string };
  slug: string;
  plan: {
    question: { title: string };
    version: string;
    answers: number;
    learners: number;
    same: number;
    left: number;
    isTooMany: boolean;
    responses: readonly { text: string; before: number; after: number; count: number }[];
    tests: number;
    verdicts: readonly { from: Verdict; to: Verdict; count: number }[];
  };
  earlier: readonly ListedRegrade[];
  /** What was just done, or stood in the way. */
  said: 'applied' | 'quiet' | 'undone' | 'outdated' | 'nothing' | null;
  /** Made for this showing, so that applying it twice is applying it once. */
  newId: string;
  apply: (form: FormData) => Promise<void>;
  undo: (form: FormData) => Promise<void>;
}

export function RegradePage(props: RegradePageProps) {
  const { pattern, slug, plan, earlier, said, newId, apply } = props;
  const t = useTranslations('author.regrade');
  return (
    <div className="mx-auto max-w-3xl px-4 pt-5 pb-20 sm:px-6 sm:pt-8">
      <Breadcrumb
        label={t('breadcrumb')}
        steps={[{ title: pattern.title, href: `/author/${pattern.id}#${slug}` }]}
      />
      <h1 className="font-serif text-3xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="mt-2 text-lg">{plan.question.title}</p>
      <p className="mt-2 max-w-[68ch] text-muted">{t('lead')}</p>
      {said !== null && (
        <p role="status" className="mt-5 rounded-lg bg-accent-soft p-4 font-medium">
          {t(`said.${said}`)}
        </p>
      )}
      <section className="mt-8">
        <h2 className="text-xl font-semibold">{t('would')}</h2>
        {plan.answers > 0 && <Changes plan={plan} />}
        {plan.answers + plan.same === 0 && <p className="mt-3">{t('nothing')}</p>}
        {plan.same > 0 && <p className="mt-3">{t('same', { count: plan.same })}</p>}
        {plan.left > 0 && (
          <p className="mt-3 text-sm text-muted">{t('left', { count: plan.left })}</p>
        )}
        {plan.isTooMany && <p className="mt-3 text-sm text-muted">{t('tooMany')}</p>}
        {plan.answers + plan.same > 0 && (
          <form action={apply} className="mt-5">
            <Names pattern={pattern.id} slug={slug} id={newId} />
            <input type="hidden" name="version" value={plan.version} />
            <Button type="submit" variant="primary">
              {t(plan.answers > 0 ? 'apply' : 'applyQuietly')}
            </Button>
          </form>
        )}
      </section>
      {earlier.length > 0 && <Earlier {...props} />}
    </div>
  );
}

function Changes({ plan }: Pick<RegradePageProps, 'plan'>) {
  const t = useTranslations('author.regrade');
  const percent = (score: number) => `${Math.round(score * 100)}%`;
  return (
    <>
      <p className="mt-3">
        {t('changes', { answers: plan.answers, learners: plan.learners })}{' '}
        {t('tests', { count: plan.tests })}
      </p>
      <DataTable
        caption={t('answersCaption')}
        head={[t('response'), t('answers'), t('before'), t('after')]}
        rows={plan.responses.map(({ text, count, before, after }) => [
          text,
          count,
          percent(before),
          percent(after),
        ])}
        numbers
      />
      {plan.verdicts.length > 0 && (
        <ul className="mt-4 list-disc pl-5">
          {plan.verdicts.map(({ from, to, count }) => (
            <li key={`${from} ${to}`}>
              {t('verdict', { from: t(`verdicts.${from}`), to: t(`verdicts.${to}`), count })}
            </li>
          ))}
        </ul>
      )}
      {plan.tests > 0 && plan.verdicts.length === 0 && <p className="mt-4">{t('noVerdict')}</p>}
    </>
  );
}

function Earlier({ pattern, slug, earlier, undo }: RegradePageProps) {
  const t = useTranslations('author.regrade');
  const locale = useDateLocale();
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (
    <section className="mt-10">
      <h2 className="text-xl font-semibold">{t('earlier')}</h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {earlier.map(({ id, appliedAt, undoneAt, counts, isUndoable }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <p className="min-w-0 flex-1 basis-64">
              {t(counts.answers > 0 ? 'one' : 'quietOne', {
                date: date.format(appliedAt),
                ...counts,
              })}
              {undoneAt !== null && (
                <span className="block text-sm text-muted">
                  {t('undone', { date: date.format(undoneAt) })}
                </span>
              )}
            </p>
            {isUndoable && (
              <form action={undo}>
                <Names pattern={pattern.id} slug={slug} id={id} />
                <Button type="submit">{t('undo')}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ pattern, slug, id }: { pattern: string; slug: string; id: string }) {
  return (
    <>
      <input type="hidden" name="pattern" value={pattern} />
      <input type="hidden" name="question" value={slug} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}
