// Decides multiple select: a task list with two or more `[x]`, or with `type: multiple`.
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

const response = z.strictObject({ options: z.array(chosenId).max(100) });
type Response = z.infer<typeof response>;

export const multiple = {
  name: 'multiple',
  defaultSeconds: 45,
  body: choiceBody,
  response,
  view: choiceView,

  recognise(blocks, context) {
    const task = readTaskList(blocks);
    if (task === null) return null;
    const stated = context.fields['type'] === 'multiple';
    const keys = task.items.filter((item) => item.checked === true).length;
    if (!stated && (keys < 2 || isTrueFalse(task.items))) return null;
    if (keys === 0) {
      context.report({
        severity: 'error',
        code: 'no-key',
        message: 'This task list has no [x].',
        mend: 'Mark every right option with [x].',
        node: task.list,
      });
    }
    return { stem: task.stem, body: { options: compileOptions(task, context) } };
  },

  /** One of the 2^n − 1 sets that are not empty. */
  guessRate: (body) => 1 / Math.max(1, 2 ** body.options.length - 1),

  arrange: (body, shuffle, random) => arrangeOptions(body.options, shuffle, random),

  present: (body, shown) => presentOptions(body.options, shown),

  /**
   * Score: (right options chosen − wrong options chosen) ÷ right options, and never below 0, so
   * that choosing everything pays no more than knowing. Correct: all right ones and no other.
   */
  grade(body, { options }) {
    const chosen = new Set(options.filter((id) => id !== ''));
    if (chosen.size === 0) {
      return { outcome: 'incomplete', missing: 'Choose at least one option.' };
    }
    if (!knowsAll(body.options, [...chosen])) {
      return {
        outcome: 'malformed',
        errors: [{ path: 'options', message: 'This question has no such option.' }],
      };
    }
    const keys = body.options.filter((option) => option.correct).map((option) => option.id);
    const hits = keys.filter((id) => chosen.has(id)).length;
    const falseAlarms = chosen.size - hits;
    const correct = hits === keys.length && falseAlarms === 0;
    const score = keys.length === 0 ? 0 : Math.max(0, (hits - falseAlarms) / keys.length);
    return { outcome: 'graded', correct, score };
  },

  describeKey: (body) => describeOptions(body.options),

  explain: (body) => explainOptions(body.options),
} satisfies Kind<'multiple', ChoiceBody, Response, ChoiceView>;
