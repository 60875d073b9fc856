// Decides how an answer in pieces is shown once it was graded: what was given in its order, then
// what was left out.
import { MarkWord } from '@/components/questions/choice-rows';
import type { Placed } from '@/components/questions/placed-pieces';
import type { CardWords } from '@/components/questions/words';
import { Html } from '@/components/ui/html';
import type { Feedback } from '@/core/questions/question';

interface PieceMarksProps {
  pieces: readonly { id: string; html: string }[];
  placed: readonly Placed[];
  code: boolean;
  feedback: Feedback;
  words: CardWords['card'];
}

export function PieceMarks({ pieces, placed, code, feedback, words }: PieceMarksProps) {
  const rest = pieces.filter(({ id }) => !placed.some((one) => one.id === id));
  if (placed.length === 0) return <p className="text-muted">{words.youSkipped}</p>;
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col gap-2">
        {placed.map(({ id, indent }, index) => (
          <MarkedPiece
            key={id}
            html={pieces.find((one) => one.id === id)?.html ?? ''}
            indent={indent}
            number={index + 1}
            said={feedback.options.find((one) => one.id === id)}
            {...{ code, words }}
          />
        ))}
      </ol>
      {rest.length > 0 && (
        <div>
          <h3 className="mb-1.5 text-sm font-semibold text-muted">{words.pieces.leftOut}</h3>
          <ul className="flex flex-col gap-2">
            {rest.map(({ id, html }) => (
              <MarkedPiece
                key={id}
                indent={0}
                number={null}
                said={feedback.options.find((one) => one.id === id)}
                {...{ html, code, words }}
              />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface MarkedPieceProps {
  html: string;
  indent: number;
  /** Null for what was left out. */
  number: number | null;
  said: Feedback['options'][number] | undefined;
  code: boolean;
  words: CardWords['card'];
}

function MarkedPiece({ html, indent, number, said, code, words }: MarkedPieceProps) {
  const correct = said?.correct ?? false;
  const quiet = number === null && correct;
  const look = quiet
    ? 'border-line bg-surface'
    : correct
      ? 'border-right bg-right-soft'
      : 'border-wrong bg-wrong-soft';
  return (
    <li className={`flex min-h-11 items-baseline gap-3 rounded-lg border px-3 py-2 ${look}`}>
      {number !== null && (
        <span aria-hidden="true" className="min-w-4 text-sm text-muted tabular-nums">
          {number}
        </span>
      )}
      <div className="min-w-0 flex-1" style={{ paddingInlineStart: `${indent * 1.5}rem` }}>
        {code ? (
          <Html
            as="code"
            html={html}
            className="shiki font-mono text-sm break-words whitespace-pre-wrap"
          />
        ) : (
          <Html html={html} className="compiled" />
        )}
        {!quiet && (
          <MarkWord tone={correct ? 'right' : 'wrong'}>
            {correct ? words.right : words.wrong}
          </MarkWord>
        )}
        {said?.html && <Html html={said.html} className="compiled text-sm text-muted" />}
      </div>
    </li>
  );
}
