// Decides which questions may have a wrong key: the best of the class miss them, or all learners' best did.
import {
  choosing,
  groupsOf,
  looksMiskeyed,
  measured,
  rankedTries,
  rightIn,
  totalsOf,
  ENOUGH_FOR_ALARM,
} from '@/core/reports/classical';
import { shareOf } from '@/core/reports/interval';
import type { Report, TriedQuestion } from '@/core/reports/report';

export const miskeyAlarm = {
  id: 'miskey-alarm',
  title: 'Miskey alarm',
  lead: 'Questions whose key looks wrong: the best of the class miss them. Ask the author before you trust a mark on one of these.',
  empty: 'No question looks miskeyed: wherever twenty answered, the best were right.',
  asks: ['questions'],
  choices: [],
  columns: () => [
    { id: 'question', title: 'Question', kind: 'text' },
    { id: 'pattern', title: 'Pattern', kind: 'text' },
    { id: 'tries', title: 'First tries', kind: 'number' },
    {
      id: 'best',
      title: 'Right among the best',
      kind: 'share',
      measured: true,
      note: "Of the best 27% of the class in that pattern, with Wilson's 95% interval.",
    },
    { id: 'instead', title: 'What the best chose', kind: 'text' },
    { id: 'why', title: 'Why it is here', kind: 'text' },
  ],
  chart: {
    shape: 'ranges',
    title: 'Right among the best 27%',
    name: 'question',
    value: 'best',
  },
  rows({ questions }) {
    const totals = totalsOf(questions);
    return questions
      .flatMap((question) => {
        const ranked = rankedTries(question, totals.get(question.pattern.id));
        const { top } = groupsOf(ranked);
        const isHere = looksMiskeyed(ranked);
        if (!isHere && question.doubted !== 'miskeyed') return [];
        const best = shareOf(rightIn(top), top.length);
        return [
          {
            key: question.id,
            cells: {
              question: question.title,
              pattern: question.pattern.title,
              tries: question.tries.length,
              best: measured(best, ranked.length >= ENOUGH_FOR_ALARM),
              instead: favourite(question, top),
              why: reasonOf(isHere, question.doubted === 'miskeyed'),
            },
          },
        ];
      })
      .sort((one, other) => (one.cells.best?.value ?? 1) - (other.cells.best?.value ?? 1));
  },
} satisfies Report<'miskey-alarm', 'questions'>;

/** The wrong option that most of the best chose. */
function favourite({ options }: TriedQuestion, top: Parameters<typeof choosing>[0]): string | null {
  const [first] = options
    .filter(({ correct }) => !correct)
    .map(({ id, text }) => ({ text, count: choosing(top, id) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  return first ? `${first.text} (${first.count} of ${top.length})` : null;
}

function reasonOf(isHere: boolean, isEverywhere: boolean): string {
  if (isHere && isEverywhere) return 'This class and all learners';
  return isHere ? 'This class' : 'All learners; out of tests';
}
