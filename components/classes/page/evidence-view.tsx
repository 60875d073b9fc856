// Decides how what is behind a cell is told: the range and how sure it is, tests, days, answers.
import type { ReactNode } from 'react';
import { DataTable } from '@/components/charts/data-table';
import { agoText, type HeatWords } from '@/components/classes/page/words';
import { fill } from '@/components/questions/words';
import type { Evidence } from '@/core/classes/evidence';

interface EvidenceViewProps {
  evidence: Evidence;
  words: Pick<HeatWords, 'evidence' | 'level' | 'locale'>;
}

export function EvidenceView({ evidence, words }: EvidenceViewProps) {
  const { evidence: t, locale } = words;
  const written = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...options }).format(
      new Date(iso),
    );
  // Moments as the clock of the class showed them; days are the student's own and have no zone.
  const { timeZone } = evidence;
  return (
    <>
      <Held evidence={evidence} words={words} />
      <Part title={t.tests}>
        {evidence.tests.length === 0 ? (
          <p className="text-muted">{t.noTests}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {evidence.tests.map(({ at, verdict, score, asked, certainty }) => (
              <li key={at}>
                {fill(score === null || asked === null ? t.testShort : t.test, {
                  date: written(at, { timeZone }),
                  verdict: t.verdict[verdict],
                  score: score ?? '',
                  asked: asked ?? '',
                  certainty,
                })}
              </li>
            ))}
          </ul>
        )}
      </Part>
      {evidence.days.length > 0 && (
        <Part title={t.days}>
          <DataTable
            caption={t.days}
            head={[t.day, t.answersCount, t.right, t.minutes]}
            rows={evidence.days.map(({ day, answers, right, minutes }) => [
              written(day, { timeZone: 'UTC' }),
              answers,
              right,
              minutes === 0 ? '<1' : minutes,
            ])}
          />
        </Part>
      )}
      {evidence.answers.length > 0 && (
        <Part title={t.answers}>
          <DataTable
            caption={t.answers}
            head={[t.when, t.question, t.result, t.sure]}
            rows={evidence.answers.map((answer) => [
              `${written(answer.at, { timeZone, hour: '2-digit', minute: '2-digit' })}, ${t.context[answer.context]}`,
              answer.question ?? t.gone,
              resultText(answer, t),
              confidenceText(answer.confidence, t),
            ])}
          />
        </Part>
      )}
    </>
  );
}

function Held({ evidence: { held }, words: { evidence: t, level, locale } }: EvidenceViewProps) {
  if (held === null) return <p className="mt-3 text-muted">{t.nothing}</p>;
  const { low, high, inWeek: week, inMonth: month } = held;
  return (
    <p className={`mt-3 ${held.isUnsure ? 'text-muted' : ''}`}>
      <strong>{level[held.level]}.</strong>{' '}
      {fill(held.isUnsure ? t.unsure : t.range, { low, high })} {fill(t.later, { week, month })}{' '}
      {fill(t.last, { when: agoText(held.daysAgo, locale) })}
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-5">
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function resultText(
  { correct, lucky, skipped, hints }: Evidence['answers'][number],
  t: HeatWords['evidence'],
): string {
  const { results } = t;
  const result = skipped
    ? results.skipped
    : lucky
      ? results.lucky
      : correct
        ? results.right
        : results.wrong;
  return hints > 0 ? `${result}, ${t.hints}` : result;
}

function confidenceText(confidence: string | null, t: HeatWords['evidence']): string {
  return t.confidence[confidence as keyof typeof t.confidence] ?? '–';
}
