// Decides how a lesson's own questions stand in it.
import { useTranslations } from 'next-intl';
import type { ComponentType } from 'react';
import type { QuestionView } from '@/core/questions/registry';

export interface AskedProps {
  view: QuestionView;
  /** Counted from 1. */
  number: number;
  of: number;
}

interface QuizProps {
  ids: string[];
  views: ReadonlyMap<string, QuestionView>;
  /** How one question is asked. */
  Question: ComponentType<AskedProps>;
}

export function Quiz({ ids, views, Question }: QuizProps) {
  const t = useTranslations('lessons');
  const shown = ids.flatMap((id) => views.get(id) ?? []);
  return (
    <section
      aria-label={t('quiz', { count: shown.length })}
      className="grid max-w-measure grid-cols-1 gap-8"
    >
      {shown.map((view, index) => (
        <Question key={view.id} view={view} number={index + 1} of={shown.length} />
      ))}
    </section>
  );
}
