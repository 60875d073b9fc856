// Decides single choice: a task list with exactly one `[x]`.
import { z } from 'zod';
import {
  arrangeOptions,
  choiceBody,
  choiceView,
  chosenId,
  describeOptions,
  explainOptions,
  knowsAll,
  presentOptions,
  type ChoiceBody,
  type ChoiceView,
} from '@/core/questions/choice';
import type { Kind } from '@/core/questions/question';
import { compileOptions, isTrueFalse, readTaskList } from '@/core/questions/task-list';

const response = z.strictObject({ option: chosenId });
type Response = z.infer<typeof response>;

export const single = {
  name: 'single',
  defaultSeconds: 30,
  body: choiceBody,
  response,
  view: choiceView,

  recognise(blocks, context) {
    const task = readTaskList(blocks);
    if (task === null) return null;
    const stated = context.fields['type'] === 'single';
    const keys = task.items.filter((item) => item.checked === true).length;
    if (!stated && (keys > 1 || isTrueFalse(task.items))) return null;
    if (keys === 0) {
      context.report({
        severity: 'error',
        code: 'no-key',
        message: 'This task list has no [x].',
        mend: 'Mark the right option with [x].',
        node: task.list,
      });
    }
    if (keys > 1) {
      context.report({
        severity: 'error',
        code: 'two-keys',
        message: `This single choice has ${keys} options marked [x].`,
        mend: 'Leave one [x], or take `type: single` out of the comment.',
        node: task.list,
      });
    }
    return { stem: task.stem, body: { options: compileOptions(task, context) } };
  },

  /** One of the options, whichever. */
  guessRate: (body) => 1 / Math.max(1, body.options.length),

  arrange: (body, shuffle, random) => arrangeOptions(body.options, shuffle, random),

  present: (body, shown) => presentOptions(body.options, shown),

  grade(body, { option }) {
    if (option === '') return { outcome: 'incomplete', missing: 'Choose an option.' };
    if (!knowsAll(body.options, [option])) {
      return {
        outcome: 'malformed',
        errors: [{ path: 'option', message: 'This question has no such option.' }],
      };
    }
    const correct = body.options.some((candidate) => candidate.id === option && candidate.correct);
    return { outcome: 'graded', correct, score: correct ? 1 : 0 };
  },

  describeKey: (body) => describeOptions(body.options),

  explain: (body) => explainOptions(body.options),
} satisfies Kind<'single', ChoiceBody, Response, ChoiceView>;
