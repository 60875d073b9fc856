'use client';
// Decides how learners are named in a drawing: as in the table that follows it, by the names that the
// teacher has opened in this tab.
import { NamedBars, type NamedBarsProps } from '@/components/charts/named-bars';
import { useNameText } from '@/components/classes/names/names-store';

/** @param classId of a pseudonymous class; null in a class with names */
export function LearnerBars({
  classId,
  bars,
  ...drawing
}: NamedBarsProps & { classId: string | null }) {
  const textOf = useNameText(classId);
  return <NamedBars {...drawing} bars={bars.map((bar) => ({ ...bar, name: textOf(bar.name) }))} />;
}
