// Decides how the progress of a test is shown: answered, empty, in front; never right or wrong.
import type { TestQuestion } from '@/core/tests/test';
import { isAnswered, type TestAnswers } from '@/components/tests/answers';
import type { TestWords } from '@/components/tests/words';
import { fill } from '@/components/questions/words';

interface TestMarksProps {
  questions: readonly TestQuestion[];
  answers: TestAnswers;
  at: number;
  onGo: (position: number) => void;
  words: TestWords['taking'];
}

export function TestMarks({ questions, answers, at, onGo, words }: TestMarksProps) {
  return (
    <nav aria-label={words.marks}>
      <ol className="-mx-0.5 flex">
        {questions.map((question) => {
          const { position } = question;
          const answered = isAnswered(question, answers[position]);
          const label = answered ? words.markAnswered : words.markEmpty;
          return (
            <li key={position} className="max-w-12 flex-1">
              <button
                type="button"
                aria-label={fill(label, { number: position })}
                aria-current={position === at ? 'step' : undefined}
                onClick={() => onGo(position)}
                className="group flex h-11 w-full items-center justify-center px-0.5"
              >
                <span
                  className={`flex h-7 w-full items-center justify-center rounded-md border text-xs font-semibold tabular-nums group-hover:border-accent group-aria-[current=step]:ring-2 group-aria-[current=step]:ring-accent group-aria-[current=step]:ring-offset-2 group-aria-[current=step]:ring-offset-paper ${
                    answered ? 'border-accent bg-accent text-accent-ink' : 'border-rule text-muted'
                  }`}
                >
                  {position}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
