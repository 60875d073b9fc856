'use client';
// Decides how a text with blanks is filled in and how it is shown once it was graded.
import { MarkWord } from '@/components/questions/choice-rows';
import { blanksOf, type ClozeView } from '@/components/questions/cloze-blanks';
import { BlankField, ClozeText, FilledBlank } from '@/components/questions/cloze-text';
import type { InputProps, MarkedProps } from '@/components/questions/kind-input';
import { fill } from '@/components/questions/words';
import { Html } from '@/components/ui/html';

export function ClozeInput(props: InputProps<ClozeView>) {
  const { view, base, response, words } = props;
  const given = blanksOf(response);
  const of = view.blanks.length;
  const put = (nth: number, value: string) =>
    props.onChange({
      blanks: view.blanks.map((_, index) => (index === nth ? value : (given[index] ?? ''))),
    });
  return (
    <div role="group" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      <ClozeText
        html={view.text}
        fillIn={(nth) => (
          <BlankField
            id={nth === 0 ? `${base}-field` : `${base}-blank-${nth}`}
            label={fill(words.blankOf, { number: nth + 1, of })}
            value={given[nth] ?? ''}
            options={view.blanks[nth]?.options ?? null}
            choose={words.chooseMatch}
            onFill={(value) => put(nth, value)}
          />
        )}
      />
    </div>
  );
}

export function ClozeMarked({ view, response, feedback, words }: MarkedProps<ClozeView>) {
  const given = blanksOf(response).map((value, nth) => {
    const options = view.blanks[nth]?.options;
    return options?.find((one) => one.id === value)?.text ?? value;
  });
  const rightAt = (nth: number) => feedback.options[nth]?.correct === true;
  return (
    <div className="flex flex-col gap-3">
      {response['skip'] === true && <p className="text-muted">{words.youSkipped}</p>}
      <ClozeText
        html={view.text}
        fillIn={(nth) => (
          <FilledBlank
            text={given[nth] ?? ''}
            correct={rightAt(nth)}
            word={rightAt(nth) ? words.right : words.wrong}
          />
        )}
      />
      <ol className="flex flex-col gap-1">
        {feedback.options.map((said, nth) => (
          <li key={said.id} className="flex flex-wrap items-center gap-x-3">
            <span className="text-sm text-muted">
              {fill(words.blankOf, { number: nth + 1, of: view.blanks.length })}
            </span>
            <MarkWord tone={said.correct ? 'right' : 'wrong'}>
              {said.correct ? words.right : words.wrong}
            </MarkWord>
            {said.html && (
              <>
                <span className="text-sm text-muted">{words.rightAnswer}</span>
                <Html as="span" html={said.html} className="compiled" />
              </>
            )}
          </li>
        ))}
      </ol>
      {feedback.note && <Html html={feedback.note} className="compiled text-sm text-muted" />}
    </div>
  );
}
