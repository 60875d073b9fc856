// Decides what the first tries of a class say of a pattern's questions: how easy, how telling, who chose what.
import {
  choosing,
  discriminationOf,
  ENOUGH_FOR_DISCRIMINATION,
  ENOUGH_FOR_SHARE,
  groupsOf,
  measured,
  rankedTries,
  totalsOf,
} from '@/core/reports/classical';
import { shareOf } from '@/core/reports/interval';
import type { Report, TriedQuestion } from '@/core/reports/report';

export const itemAnalysis = {
  id: 'item-analysis',
  title: 'Item analysis',
  lead: 'How easy each question is for this class, and whether those who know the pattern get it right. First tries without hints only.',
  empty: 'Nobody in this class has answered a question of this pattern yet.',
  asks: ['questions'],
  choices: ['pattern'],
  columns: () => [
    { id: 'question', title: 'Question', kind: 'text' },
    { id: 'level', title: 'Level', kind: 'text' },
    { id: 'tries', title: 'First tries', kind: 'number' },
    {
      id: 'facility',
      title: 'Facility',
      kind: 'share',
      measured: true,
      note: "Share right, with Wilson's 95% interval. Grey below 20 first tries.",
    },
    {
      id: 'discrimination',
      title: 'Discrimination',
      kind: 'signed',
      measured: true,
      note: "Correlation with the share right of the pattern's other questions, with Fisher's 95% interval. Grey below 200 first tries.",
    },
    {
      id: 'options',
      title: 'Chosen by best / last 27%',
      kind: 'text',
      wide: true,
      note: 'How many of each group chose each option, from 20 first tries on. The key is marked ✓.',
    },
  ],
  chart: {
    shape: 'ranges',
    title: 'Right at the first try, with what is likely',
    name: 'question',
    value: 'facility',
  },
  rows({ questions }) {
    const totals = totalsOf(questions);
    return questions
      .filter(({ tries }) => tries.length > 0)
      .map((question) => {
        const { id, title, difficulty, pattern, tries } = question;
        const ranked = rankedTries(question, totals.get(pattern.id));
        const right = tries.filter(({ correct }) => correct).length;
        return {
          key: id,
          cells: {
            question: title,
            level: difficulty,
            tries: tries.length,
            facility: measured(shareOf(right, tries.length), tries.length >= ENOUGH_FOR_SHARE),
            discrimination: measured(
              discriminationOf(ranked),
              ranked.length >= ENOUGH_FOR_DISCRIMINATION,
            ),
            options:
              ranked.length >= ENOUGH_FOR_SHARE ? optionCounts(question, groupsOf(ranked)) : null,
          },
        };
      })
      .sort((one, other) => (one.cells.facility?.value ?? 0) - (other.cells.facility?.value ?? 0));
  },
} satisfies Report<'item-analysis', 'questions'>;

/** As much of an option as tells it from the others. */
const OPTION_LETTERS = 48;

/** A line for each option, such as "✓ a list 5 of 6 / 1 of 6". In a smaller class a group is one learner. */
function optionCounts(
  { options }: TriedQuestion,
  { top, bottom }: ReturnType<typeof groupsOf>,
): string | null {
  if (options.length === 0) return null;
  return options
    .map(({ id, text, correct }) => {
      const best = `${choosing(top, id)} of ${top.length}`;
      const last = `${choosing(bottom, id)} of ${bottom.length}`;
      const line = text.replaceAll(/\s+/g, ' ');
      const name = line.length > OPTION_LETTERS ? `${line.slice(0, OPTION_LETTERS - 1)}…` : line;
      return `${correct ? '✓ ' : ''}${name} ${best} / ${last}`;
    })
    .join('\n');
}
