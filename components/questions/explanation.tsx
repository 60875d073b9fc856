'use client';
// Decides how a graded answer is explained: the final answer, the solution step by step, the
// quick check, the mistakes that others make. Used after one question and after a whole test.
import type { Explanation as Explained } from '@/core/questions/answer';
import { Html } from '@/components/ui/html';
import { buttonClass } from '@/components/ui/button';
import { fill, type CardWords } from '@/components/questions/words';

interface ExplanationProps {
  explained: Explained;
  /** How many parts (steps, then quick check, then mistakes) are open. */
  open: number;
  onMore?: (() => void) | undefined;
  words: CardWords['card'];
}

/** Number of parts that open one by one. */
export function partsOf(explained: Explained): number {
  return explained.solution.length + (hasAfterword(explained) ? 1 : 0);
}

function hasAfterword({ quickCheck, mistakes }: Explained): boolean {
  return quickCheck !== null || mistakes.length > 0;
}

export function Explanation({ explained, open, onMore, words }: ExplanationProps) {
  const steps = explained.solution.slice(0, open);
  const parts = partsOf(explained);
  const afterword = hasAfterword(explained) && open >= parts;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="text-sm font-semibold text-muted">{words.finalAnswer}</h3>
        <Html html={explained.answer.html} className="compiled mt-1" />
      </div>
      <div aria-live="polite" className="flex flex-col gap-4 empty:-mt-4">
        {steps.length > 0 && (
          <div>
            <h3 className="text-sm font-semibold text-muted">{words.solution}</h3>
            <ol className="mt-1 flex list-decimal flex-col gap-2 pl-6 marker:text-muted">
              {steps.map((step, nth) => (
                <li key={nth} className="animate-reveal pl-1">
                  <Html html={step} className="compiled" />
                </li>
              ))}
            </ol>
          </div>
        )}
        {afterword && <Afterword explained={explained} words={words} />}
      </div>
      {onMore && open < parts && (
        <button
          type="button"
          onClick={onMore}
          aria-keyshortcuts="S"
          className={buttonClass('secondary', 'self-start')}
        >
          {open === 0 ? words.showSolution : words.nextStep}
          <span className="text-sm font-normal text-muted">
            {fill(words.stepCount, { shown: open, of: parts })}
          </span>
        </button>
      )}
    </div>
  );
}

function Afterword({ explained, words }: Pick<ExplanationProps, 'explained' | 'words'>) {
  const caught = misconceptionsOf(explained);
  return (
    <>
      {explained.quickCheck !== null && (
        <div className="animate-reveal">
          <h3 className="text-sm font-semibold text-muted">{words.quickCheck}</h3>
          <Html html={explained.quickCheck} className="compiled mt-1" />
        </div>
      )}
      {explained.mistakes.length > 0 && (
        <div className="animate-reveal">
          <h3 className="text-sm font-semibold text-muted">{words.mistakes}</h3>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-6 marker:text-muted">
            {explained.mistakes.map((mistake, nth) => (
              <li key={nth} className="pl-1">
                <Html html={mistake.html} className="compiled" />
                {mistake.misconception !== null && caught.has(mistake.misconception) && (
                  <p className="text-sm font-semibold text-wrong">{words.thisOne}</p>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Misconceptions of what was wrongly chosen, or put where it does not belong. */
function misconceptionsOf({ feedback, response }: Explained): Set<string> {
  const given = JSON.stringify(response);
  return new Set(
    feedback.options
      .filter((option) => !option.correct && given.includes(JSON.stringify(option.id)))
      .flatMap((option) => option.misconception ?? []),
  );
}
