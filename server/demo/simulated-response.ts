// Decides what a simulated student answers: what is right, or what somebody who does not know would say.
// A kind that is not here is answered by "I don't know".
import { kindOf, type KindName } from '@/core/questions/registry';
import type { Question } from '@/core/questions/question';
import { randomFrom, type Random } from '@/core/random';

type Response = Record<string, unknown>;
interface Answerer {
  right(body: never): Response;
  /** Somebody who does not know; `draw` is in [0, 1), and what tempts most comes first. */
  wrong(body: never, draw: number, question: Question): Response;
}

interface Option {
  id: string;
  correct: boolean;
  misconception?: string | null;
}
interface Choice {
  options: Option[];
}
interface Pieces {
  key: { id: string; indent: number }[];
}

const choice: Answerer = {
  right: ({ options }: Choice) => ({ option: options.find(({ correct }) => correct)?.id }),
  wrong: ({ options }: Choice, draw, question) => ({
    option: tempting(options, draw, question)?.id,
  }),
};

const pieces = (field: 'order' | 'lines'): Answerer => {
  const response = (key: Pieces['key']): Response =>
    field === 'lines' ? { lines: key } : { order: key.map(({ id }) => id) };
  return {
    right: ({ key }: Pieces) => response(key),
    wrong: ({ key }: Pieces, draw) => {
      const at = Math.floor(draw * (key.length - 1));
      const swapped = [...key];
      [swapped[at], swapped[at + 1]] = [key[at + 1], key[at]] as [
        Pieces['key'][0],
        Pieces['key'][0],
      ];
      return response(swapped);
    },
  };
};

const typed: Answerer = {
  right: ({ accepted }: { accepted: string[] }) => ({ text: accepted[0] ?? '' }),
  wrong: ({ accepted }: { accepted: string[] }, draw) => ({
    text: draw < 0.5 ? 'none' : `${(accepted[0] ?? '').replaceAll(/\W/g, '')}s`,
  }),
};

const answerers: Partial<Record<KindName, Answerer>> = {
  single: choice,
  'true-false': choice,
  multiple: {
    right: ({ options }: Choice) => ({ options: idsOf(options.filter(({ correct }) => correct)) }),
    wrong: ({ options }: Choice, draw, question) => {
      const taken = tempting(options, draw, question);
      const right = options.filter(({ correct }) => correct);
      // One that belongs is left out, or one that does not is taken.
      return {
        options:
          taken === undefined || draw > 0.6
            ? idsOf(right.slice(1).length > 0 ? right.slice(1) : options)
            : idsOf([...right, taken]),
      };
    },
  },
  numeric: {
    right: ({ low, high }: { low: number; high: number }) => ({ value: String((low + high) / 2) }),
    wrong: ({ high }: { high: number }, draw) => ({
      value: String(high + 1 + Math.floor(draw * 3)),
    }),
  },
  text: typed,
  cloze: {
    right: ({ blanks }: { blanks: ClozeBlank[] }) => ({ blanks: blanks.map(filled) }),
    wrong: ({ blanks }: { blanks: ClozeBlank[] }, draw) => {
      const at = Math.floor(draw * blanks.length);
      return {
        blanks: blanks.map((one, nth) =>
          nth === at ? (one.options?.find(({ correct }) => !correct)?.id ?? 'none') : filled(one),
        ),
      };
    },
  },
  ordering: pieces('order'),
  parsons: pieces('lines'),
  matching: {
    right: ({ key }: { key: Record<string, string> }) => ({ pairs: key }),
    wrong: ({ key }: { key: Record<string, string> }) => {
      const lefts = Object.keys(key);
      const rights = Object.values(key);
      return {
        pairs: Object.fromEntries(
          lefts.map((left, nth) => [left, rights[(nth + 1) % rights.length]]),
        ),
      };
    },
  },
  output: {
    right: ({ expected }: { expected: string }) => ({ output: expected }),
    wrong: ({ expected }: { expected: string }, draw) => ({
      output:
        draw < 0.4 ? 'undefined' : `${expected.split('\n').toReversed().join('\n')} `.repeat(2),
    }),
  },
};

interface ClozeBlank {
  accepted: string[];
  options: Option[] | null;
}

function filled({ accepted, options }: ClozeBlank): string {
  return options?.find(({ correct }) => correct)?.id ?? accepted[0] ?? '';
}

function idsOf(options: readonly Option[]): string[] {
  return options.map(({ id }) => id);
}

/** Distractors tempt unequally, the same ones for everybody; a common misconception tempts most. */
function tempting(
  options: readonly Option[],
  draw: number,
  question: Question,
): Option | undefined {
  const wrong = options.filter(({ correct }) => !correct);
  const weights = wrong.map(
    ({ id, misconception }) =>
      0.15 + randomFrom(`${question.id} ${id}`)() + (misconception ? 0.6 : 0),
  );
  let left = draw * weights.reduce((sum, weight) => sum + weight, 0);
  return wrong.find((_, nth) => (left -= weights[nth] ?? 0) < 0) ?? wrong.at(-1);
}

/**
 * @param knows whether the student knows it
 * @returns a response that the question can have had, and its grade may differ from what was meant:
 *   somebody who guesses may be lucky
 */
export function simulatedResponse(question: Question, knows: boolean, random: Random): Response {
  const answerer = answerers[question.kind as KindName];
  if (!answerer) return { skip: true };
  if (!knows && random() < 0.15) return { skip: true };
  const isLucky = !knows && random() < kindOf(question).guessRate(question.body);
  const body = question.body as never;
  return knows || isLucky ? answerer.right(body) : answerer.wrong(body, random(), question);
}
