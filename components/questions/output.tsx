// Decides how predicted output is typed and shown. Spaces are kept as they were typed.
import { MarkWord } from '@/components/questions/choice-rows';
import type { InputProps, KindInput, MarkedProps } from '@/components/questions/kind-input';
import { Html } from '@/components/ui/html';

function outputOf(response: Record<string, unknown> | null): string {
  return typeof response?.['output'] === 'string' ? response['output'] : '';
}

function Input({ base, response, labelledBy, describedBy, onChange, words }: InputProps<object>) {
  return (
    <div className="flex flex-col gap-1.5">
      <label id={`${base}-label`} htmlFor={`${base}-field`} className="text-sm text-muted">
        {words.output}
      </label>
      <textarea
        id={`${base}-field`}
        rows={4}
        wrap="off"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={10_000}
        value={outputOf(response)}
        onChange={(event) => onChange({ output: event.target.value })}
        aria-labelledby={`${labelledBy} ${base}-label`}
        aria-describedby={[`${base}-spaces`, describedBy].filter(Boolean).join(' ')}
        className="field-sizing-content min-h-28 w-full max-w-xl scroll-mb-28 rounded-lg border border-rule bg-surface px-3 py-2.5 font-mono text-base focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent"
      />
      <p id={`${base}-spaces`} className="text-sm text-muted">
        {words.outputSpaces}
      </p>
    </div>
  );
}

function Marked({ response, correct, feedback, words }: MarkedProps<object>) {
  const given = outputOf(response);
  return (
    <div
      className={`flex flex-col gap-1 rounded-lg border px-3 py-2.5 ${correct ? 'border-right bg-right-soft' : 'border-wrong bg-wrong-soft'}`}
    >
      {given === '' ? (
        <p>{words.youSkipped}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{words.youSaid}</p>
          <p className="font-mono text-sm break-words whitespace-pre-wrap">{given}</p>
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

export const output: KindInput<object> = {
  Input,
  Marked,
  isGiven: (response) => outputOf(response).trim() !== '',
  missing: 'missingOutput',
  choose: () => null,
};
