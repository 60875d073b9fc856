// Decides how a typed answer is given and shown. Knows neither numbers nor spelling.
import { MarkWord } from '@/components/questions/choice-rows';
import { Html } from '@/components/ui/html';
import type { MarkedProps } from '@/components/questions/kind-input';

interface FieldProps {
  base: string;
  value: string;
  labelledBy: string;
  describedBy: string | undefined;
  /** Says what to type. */
  label: string;
  unit: string | null;
  numeric: boolean;
  onType: (value: string) => void;
}

export function TypedField({
  base,
  value,
  labelledBy,
  describedBy,
  label,
  unit,
  numeric,
  onType,
}: FieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label id={`${base}-label`} htmlFor={`${base}-field`} className="text-sm text-muted">
        {label}
      </label>
      <div className="flex items-center gap-3">
        <input
          id={`${base}-field`}
          data-answer-field
          type="text"
          inputMode={numeric ? 'decimal' : 'text'}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={500}
          value={value}
          onChange={(event) => onType(event.target.value)}
          aria-labelledby={`${labelledBy} ${base}-label`}
          aria-describedby={describedBy}
          className={`min-h-12 scroll-mb-28 rounded-lg border border-rule bg-surface px-3 font-mono text-base focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent ${numeric ? 'w-44' : 'w-full max-w-xl'}`}
        />
        {unit && (
          <span aria-hidden="true" className="text-muted">
            {unit}
          </span>
        )}
      </div>
    </div>
  );
}

export function TypedMarked({
  value,
  unit,
  correct,
  feedback,
  words,
}: Omit<MarkedProps<never>, 'view' | 'response'> & {
  value: string;
  unit: string | null;
}) {
  return (
    <div
      className={`flex flex-col gap-1 rounded-lg border px-3 py-2.5 ${correct ? 'border-right bg-right-soft' : 'border-wrong bg-wrong-soft'}`}
    >
      {value === '' ? (
        <p>{words.youSkipped}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{words.youSaid}</p>
          <p className="font-mono break-words">
            {value}
            {unit && ` ${unit}`}
          </p>
          <MarkWord tone={correct ? 'right' : 'wrong'}>
            {correct ? words.right : words.wrong}
          </MarkWord>
        </>
      )}
      {feedback.note && (
        <Html html={feedback.note} className="compiled min-w-0 text-sm text-muted" />
      )}
    </div>
  );
}
