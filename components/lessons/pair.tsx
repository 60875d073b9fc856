// Decides how a good and a bad way stand against each other. Each carries a mark and a word.
import { Check, TrendingDown, TrendingUp, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeHtml } from '@/components/lessons/code-html';
import type { Html as CompiledHtml } from '@/core/questions/question';

interface PairProps {
  good: { gain: string | null; html: CompiledHtml } | null;
  bad: { cost: string | null; html: CompiledHtml } | null;
}

export function Pair({ good, bad }: PairProps) {
  const both = good !== null && bad !== null;
  return (
    <div className={`grid gap-x-6 gap-y-8 ${both ? 'lg:grid-cols-2' : 'max-w-measure'}`}>
      {good !== null && <Side way="good" consequence={good.gain} html={good.html} />}
      {bad !== null && <Side way="bad" consequence={bad.cost} html={bad.html} />}
    </div>
  );
}

const LOOKS = {
  good: {
    Mark: Check,
    Effect: TrendingUp,
    edge: 'border-right',
    word: 'text-right',
    soft: 'bg-right-soft',
  },
  bad: {
    Mark: X,
    Effect: TrendingDown,
    edge: 'border-wrong',
    word: 'text-wrong',
    soft: 'bg-wrong-soft',
  },
} as const;

function Side({
  way,
  consequence,
  html,
}: {
  way: 'good' | 'bad';
  consequence: string | null;
  html: CompiledHtml;
}) {
  const t = useTranslations('lessons.pair');
  const { Mark, Effect, edge, word, soft } = LOOKS[way];
  return (
    <section aria-label={t(way)} className={`flex min-w-0 flex-col border-t-2 pt-3 ${edge}`}>
      <p className={`flex items-center gap-1.5 text-sm font-semibold ${word}`}>
        <Mark size={18} strokeWidth={2.5} aria-hidden="true" />
        {t(way)}
      </p>
      <CodeHtml html={html} className="compiled mt-3 mb-4" />
      {consequence !== null && (
        <p className={`mt-auto flex items-start gap-2 rounded-lg px-3 py-2 text-sm ${soft}`}>
          <Effect size={18} aria-hidden="true" className={`mt-0.5 shrink-0 ${word}`} />
          <span>
            <span className={`font-semibold ${word}`}>{t(way === 'good' ? 'gain' : 'cost')}</span>{' '}
            {consequence}
          </span>
        </p>
      )}
    </section>
  );
}
