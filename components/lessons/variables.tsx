// Decides which words the variable tracker gets.
import { useTranslations } from 'next-intl';
import { VariableTable } from '@/components/lessons/variable-table';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Variables({ head, rows }: { head: CompiledHtml[]; rows: CompiledHtml[][] }) {
  const t = useTranslations('lessons.variables');
  return <VariableTable head={head} rows={rows} words={{ label: t('label'), now: t('now') }} />;
}
