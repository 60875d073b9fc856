// Decides what options can do, whichever kind of question holds them.
// Refuses to know how many may be chosen.
import { z } from 'zod';
import type { Feedback, KeyDescription } from '@/core/questions/question';
import { shuffled, type Random } from '@/core/random';

export const choiceOption = z.object({
  id: z.string(),
  html: z.string(),
  correct: z.boolean(),
  /** Keeps its place while the others are shuffled. */
  pinned: z.boolean(),
  feedback: z.string().nullable(),
  misconception: z.string().nullable(),
});
export type ChoiceOption = z.infer<typeof choiceOption>;

export const choiceBody = z.object({ options: z.array(choiceOption) });
export type ChoiceBody = z.infer<typeof choiceBody>;

export const choiceView = z.object({
  options: z.array(z.object({ id: z.string(), html: z.string() })),
});
export type ChoiceView = z.infer<typeof choiceView>;

/** An option's id as a response sends it. */
export const chosenId = z.string().max(64);

/**
 * Ids in the order to show. Free options are put in the order of their ids before they are
 * shuffled: who knows the seed learns a draw, and nothing of the order in which the author wrote
 * them (many write the right one first).
 */
export function arrangeOptions(
  options: readonly ChoiceOption[],
  shuffle: boolean,
  random: Random,
): string[] {
  if (!shuffle) return options.map((option) => option.id);
  const free = options.filter((option) => !option.pinned).map((option) => option.id);
  const drawn = shuffled(free.sort(), random);
  return options.map((option) => (option.pinned ? option.id : (drawn.shift() ?? option.id)));
}

/** The options named by `shown`, in its order, with what a learner may see of them. */
export function presentOptions(
  options: readonly ChoiceOption[],
  shown: readonly string[],
): ChoiceView {
  return {
    options: shown.flatMap((id) => {
      const option = options.find((candidate) => candidate.id === id);
      return option === undefined ? [] : [{ id: option.id, html: option.html }];
    }),
  };
}

/** What was written about each option, in the author's order. */
export function explainOptions(options: readonly ChoiceOption[]): Feedback {
  return {
    options: options.map((option) => ({
      id: option.id,
      correct: option.correct,
      html: option.feedback,
      misconception: option.misconception,
    })),
    note: null,
  };
}

/** The right options: their ids, and their words (a list where there are several). */
export function describeOptions(options: readonly ChoiceOption[]): KeyDescription {
  const right = options.filter((option) => option.correct);
  const html =
    right.length === 1
      ? (right[0]?.html ?? '')
      : `<ul>${right.map((option) => `<li>${option.html}</li>`).join('')}</ul>`;
  return { html, options: right.map((option) => option.id) };
}

/** True where every id is one of the options'. */
export function knowsAll(options: readonly ChoiceOption[], ids: readonly string[]): boolean {
  return ids.every((id) => options.some((option) => option.id === id));
}
