// Makes tried questions from a drawing: one line a question, one letter a learner's choice, "." for none.
import type { TriedQuestion } from '@/core/reports/report';

/** @param choices such as "aab.": learner 1 and 2 chose a, 3 chose b, 4 did not answer; a is the key */
export function tried(
  slug: string,
  choices: string,
  extra: Partial<TriedQuestion> = {},
): TriedQuestion {
  return {
    id: `course/loops/${slug}`,
    title: `Question ${slug}`,
    pattern: { id: 'course/loops', title: 'Loops' },
    difficulty: 'medium',
    options: ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}`, correct: id === 'a' })),
    tries: [...choices].flatMap((choice, learner) =>
      choice === '.'
        ? []
        : [
            {
              userId: String(learner).padStart(3, '0'),
              correct: choice === 'a',
              chosen: choice === '-' ? [] : [choice],
            },
          ],
    ),
    doubted: null,
    ...extra,
  };
}
