// Decides true or false: a two-item task list of True and False, always shown in that order.
import { z } from 'zod';
import {
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

export const trueFalse = {
  name: 'true-false',
  defaultSeconds: 20,
  body: choiceBody,
  response,
  view: choiceView,

  recognise(blocks, context) {
    const task = readTaskList(blocks);
    if (task === null || !isTrueFalse(task.items)) return null;
    const stated = context.fields['type'];
    if (stated !== undefined && stated !== 'true-false') return null;
    const keys = task.items.filter((item) => item.checked === true).length;
    if (keys !== 1) {
      context.report({
        severity: 'error',
        code: keys === 0 ? 'no-key' : 'two-keys',
        message:
          keys === 0 ? 'Neither True nor False has an [x].' : 'Both True and False have an [x].',
        mend: 'Mark the one that holds with [x].',
        node: task.list,
      });
    }
    const options = compileOptions(task, context).map((option, index) => {
      const word = task.items[index]?.text.toLowerCase() ?? '';
      return { ...option, id: word, pinned: false };
    });
    options.sort((left) => (left.id === 'true' ? -1 : 1));
    return { stem: task.stem, body: { options } };
  },

  guessRate: () => 0.5,

  /** Ids are the words themselves, `true` then `false`; never shuffled. */
  arrange: (body) => body.options.map((option) => option.id),

  present: (body, shown) => presentOptions(body.options, shown),

  grade(body, { option }) {
    if (option === '') return { outcome: 'incomplete', missing: 'Choose True or False.' };
    if (!knowsAll(body.options, [option])) {
      return {
        outcome: 'malformed',
        errors: [{ path: 'option', message: 'Expected "true" or "false".' }],
      };
    }
    const correct = body.options.some((candidate) => candidate.id === option && candidate.correct);
    return { outcome: 'graded', correct, score: correct ? 1 : 0 };
  },

  describeKey: (body) => describeOptions(body.options),

  explain: (body) => explainOptions(body.options),
} satisfies Kind<'true-false', ChoiceBody, Response, ChoiceView>;
