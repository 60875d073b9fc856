// Decides how pairs are chosen and shown: a native menu for every row.
import { letter, MarkWord } from '@/components/questions/choice-rows';
import type { InputProps, KindInput, MarkedProps } from '@/components/questions/kind-input';
import { Html } from '@/components/ui/html';

interface MatchingView {
  heads: { left: string; right: string };
  left: readonly { id: string; html: string }[];
  right: readonly { id: string; html: string; text: string }[];
}

type Pairs = Record<string, string>;

function pairsOf(response: Record<string, unknown> | null): Pairs {
  const pairs = response?.['pairs'];
  return typeof pairs === 'object' && pairs !== null ? (pairs as Pairs) : {};
}

/** Whether a menu cannot show all that the choices are: pictures, formulas, links. */
function needsList({ right }: MatchingView): boolean {
  return right.some(({ html }) => /<(?!\/?(?:code|em|strong|del)\b)/.test(html));
}

function Input({
  view,
  base,
  response,
  labelledBy,
  describedBy,
  onChange,
  words,
}: InputProps<MatchingView>) {
  const pairs = pairsOf(response);
  const listed = needsList(view);
  /** Every row is in the response, so that it tells by itself whether one is open. */
  const choose = (id: string, choice: string) =>
    onChange({
      pairs: Object.fromEntries(
        view.left.map((one) => [one.id, one.id === id ? choice : (pairs[one.id] ?? '')]),
      ),
    });
  return (
    <div
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="flex flex-col gap-2"
    >
      <Heads view={view} />
      {view.left.map(({ id, html }, nth) => (
        <div key={id} className={`${ROW} border-rule bg-surface`}>
          <label htmlFor={nth === 0 ? `${base}-field` : `${base}-${id}`} className="min-w-0 py-1">
            <Html as="span" html={html} className="compiled" />
          </label>
          <select
            id={nth === 0 ? `${base}-field` : `${base}-${id}`}
            value={pairs[id] ?? ''}
            onChange={(event) => choose(id, event.target.value)}
            className="min-h-11 w-full min-w-0 scroll-mb-28 rounded-lg border border-rule bg-surface px-2 text-base focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent"
          >
            <option value="">{words.chooseMatch}</option>
            {view.right.map((choice, index) => (
              <option key={choice.id} value={choice.id}>
                {listed ? `${letter(index)}  ${choice.text}` : choice.text}
              </option>
            ))}
          </select>
        </div>
      ))}
      {listed && (
        <ol className="mt-2 flex list-[upper-alpha] flex-col gap-2 pl-6">
          {view.right.map(({ id, html }) => (
            <li key={id}>
              <Html html={html} className="compiled" />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const ROW =
  'grid min-h-11 items-center gap-x-4 gap-y-1 rounded-lg border px-3 py-1.5 sm:grid-cols-[1fr_1fr]';

function Heads({ view }: { view: MatchingView }) {
  return (
    <div className="hidden gap-x-4 px-3 text-sm font-semibold text-muted sm:grid sm:grid-cols-[1fr_1fr]">
      <Html html={view.heads.left} className="compiled" />
      <Html html={view.heads.right} className="compiled" />
    </div>
  );
}

function Marked({ view, response, feedback, words }: MarkedProps<MatchingView>) {
  const pairs = pairsOf(response);
  return (
    <>
      {response['skip'] === true && <p className="text-muted">{words.youSkipped}</p>}
      <ul className="flex flex-col gap-2">
        {view.left.map(({ id, html }) => {
          const said = feedback.options.find((one) => one.id === id);
          const correct = said?.correct ?? false;
          const chosen = view.right.find((one) => one.id === pairs[id]);
          const look = chosen === undefined ? 'border-line' : marked(correct);
          return (
            <li key={id} className={`${ROW} ${look}`}>
              <Html html={html} className="compiled min-w-0" />
              <div className="min-w-0">
                {chosen && <Html html={chosen.html} className="compiled" />}
                {chosen && (
                  <MarkWord tone={correct ? 'right' : 'wrong'}>
                    {correct ? words.chosenRight : words.chosenWrong}
                  </MarkWord>
                )}
                {!correct && said?.html && (
                  <div className="mt-1">
                    <span className="text-sm text-muted">{words.rightAnswer}</span>
                    <Html html={said.html} className="compiled" />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function marked(correct: boolean): string {
  return correct ? 'border-right bg-right-soft' : 'border-wrong bg-wrong-soft';
}

export const matching: KindInput<MatchingView> = {
  Input,
  Marked,
  isGiven: (response) => {
    const chosen = Object.values(pairsOf(response));
    return chosen.length > 0 && chosen.every((one) => one !== '');
  },
  missing: 'missingPairs',
  choose: () => null,
};
