// Decides how a lesson's own questions stand in it.
import { useTranslations } from 'next-intl';
import { LessonQuestion } from '@/components/questions/lesson-question';
import type { QuestionView } from '@/core/questions/registry';

export function Quiz({ ids, views }: { ids: string[]; views: ReadonlyMap<string, QuestionView> }) {
  const t = useTranslations('lessons');
  const shown = ids.flatMap((id) => views.get(id) ?? []);
  return (
    <section
      aria-label={t('quiz', { count: shown.length })}
      className="grid max-w-measure grid-cols-1 gap-8"
    >
      {shown.map((view, index) => (
        <LessonQuestion key={view.id} view={view} number={index + 1} of={shown.length} />
      ))}
    </section>
  );
}
