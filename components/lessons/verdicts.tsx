// Decides how ways are compared: a table whose verdict is a word and a mark, never colour alone.
import { Check, Minus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Html } from '@/components/ui/html';
import type { Html as CompiledHtml } from '@/core/questions/question';

type Verdict = 'good' | 'ok' | 'bad';

const LOOKS = {
  good: { Mark: Check, tone: 'bg-right-soft text-right' },
  ok: { Mark: Minus, tone: 'bg-warn-soft text-warn' },
  bad: { Mark: X, tone: 'bg-wrong-soft text-wrong' },
} as const;

/** On a narrow screen the facts scroll by below the verdict. */
const IN_SIGHT = 'sticky right-0 bg-paper';

export function Verdicts({
  head,
  rows,
}: {
  head: CompiledHtml[];
  rows: { cells: CompiledHtml[]; verdict: Verdict }[];
}) {
  const t = useTranslations('lessons.verdicts');
  return (
    <div className="table-scroll compiled" tabIndex={0} role="region" aria-label={t('label')}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th
                key={index}
                scope="col"
                className={index === head.length - 1 ? IN_SIGHT : undefined}
                dangerouslySetInnerHTML={{ __html: cell }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.cells.map((cell, place) =>
                place === 0 ? (
                  <th key={place} scope="row" className="verdict-subject">
                    <Html as="span" html={cell} />
                  </th>
                ) : (
                  <Html key={place} as="td" html={cell} />
                ),
              )}
              <td className={IN_SIGHT}>
                <VerdictMark verdict={row.verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('lessons.verdicts');
  const { Mark, tone } = LOOKS[verdict];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap ${tone}`}
    >
      <Mark size={15} strokeWidth={2.75} aria-hidden="true" />
      {t(verdict)}
    </span>
  );
}
