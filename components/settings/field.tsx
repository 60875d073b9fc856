// Decides how a part of a form stands: what it asks, a line that helps, what is wrong with it.
import { useId, type ReactNode } from 'react';
import type settings from '@/messages/en/settings.json';

export type LearningWords = (typeof settings)['learning'];

interface FieldProps {
  legend: string;
  hint: string;
  error: string | null;
  /** Gets the id of what describes the fields. */
  children: (describedBy: string) => ReactNode;
}

export function Field({ legend, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{legend}</legend>
      <div id={id}>
        <p className="max-w-[60ch] text-sm text-muted">{hint}</p>
        {error !== null && <p className="mt-1 text-sm font-medium text-wrong">{error}</p>}
      </div>
      <div className="mt-2.5">{children(id)}</div>
    </fieldset>
  );
}
