'use client';
// Decides how an author says what is being written, and takes a sample to begin with.
import { FileText, Plus } from 'lucide-react';
import { useState } from 'react';
import type { DraftRole } from '@/components/author/draft';
import type { PlaygroundWords } from '@/components/author/words';
import { NEW_KINDS } from '@/core/content/scaffold-question';
import { MODES } from '@/core/lessons/mode';
import { DIFFICULTIES } from '@/core/questions/question';

interface DraftChoiceProps {
  role: DraftRole;
  /** The role of the draft of that kind. */
  roleOf: (kind: DraftRole['kind']) => DraftRole;
  onRole: (role: DraftRole) => void;
  onQuestion: (kind: string) => void;
  onSample: () => void;
  words: PlaygroundWords;
}

const FIELD =
  'min-h-11 rounded-lg border border-rule bg-surface px-2 text-[0.9375rem] focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent';

const BUTTON =
  'inline-flex min-h-11 items-center gap-1.5 rounded-lg px-2.5 text-sm font-medium text-accent hover:bg-accent-soft';

export function DraftChoice(props: DraftChoiceProps) {
  const { role, roleOf, onRole, onQuestion, onSample, words } = props;
  const said = words.author.playground;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div role="group" aria-label={said.kind} className="flex rounded-lg border border-rule p-0.5">
        {(['questions', 'lesson'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={role.kind === kind}
            onClick={() => onRole(roleOf(kind))}
            className="min-h-11 sm:min-h-10 rounded-md px-3 text-[0.9375rem] font-semibold text-muted hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            {said[kind]}
          </button>
        ))}
      </div>
      {role.kind === 'questions' ? (
        <>
          <Choice
            label={said.level}
            value={role.level}
            onChange={(level) => onRole({ kind: 'questions', level })}
            options={DIFFICULTIES.map((level) => [level, words.card.difficulty[level]])}
          />
          <AddQuestion onQuestion={onQuestion} words={words} />
        </>
      ) : (
        <>
          <Choice
            label={said.mode}
            value={role.mode}
            onChange={(mode) => onRole({ kind: 'lesson', mode })}
            options={MODES.map((mode) => [mode, words.lessons.modes.name[mode]])}
          />
          <button type="button" onClick={onSample} className={BUTTON}>
            <FileText aria-hidden="true" className="size-4" />
            {said.useSample}
          </button>
        </>
      )}
    </div>
  );
}

/** Two steps, since going through a menu with arrow keys must not add anything. */
function AddQuestion({ onQuestion, words }: Pick<DraftChoiceProps, 'onQuestion' | 'words'>) {
  const [kind, setKind] = useState(NEW_KINDS[0] ?? '');
  const said = words.author.playground;
  return (
    <span className="flex items-center">
      <Choice
        label={said.addKind}
        value={kind}
        onChange={setKind}
        options={NEW_KINDS.map((one) => [
          one,
          words.author.kinds[one as keyof typeof words.author.kinds],
        ])}
      />
      <button type="button" onClick={() => onQuestion(kind)} className={BUTTON}>
        <Plus aria-hidden="true" className="size-4" />
        {said.addQuestion}
      </button>
    </span>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as Value)}
      className={FIELD}
    >
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}
