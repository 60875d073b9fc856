// Decides which questions may have a wrong key: the best of the class miss them, or all learners' best did.
import { measured } from '@/core/reports/classical';
import type { Alarm, Report } from '@/core/reports/report';

export const miskeyAlarm = {
  id: 'miskey-alarm',
  title: 'Miskey alarm',
  lead: 'Questions whose key looks wrong: the best of the class miss them. Ask the author before you trust a mark on one of these.',
  empty: 'No question looks miskeyed: wherever twenty answered, the best were right.',
  asks: ['alarms'],
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
  rows: ({ alarms }) =>
    alarms
      .map(({ id, title, pattern, tries, best, isEnough, instead, isHere, isEverywhere }) => ({
        key: id,
        cells: {
          question: title,
          pattern: pattern.title,
          tries,
          best: measured(best, isEnough),
          instead: instead && `${instead.text} (${instead.count} of ${instead.of})`,
          why: reasonOf({ isHere, isEverywhere }),
        },
      }))
      .sort((one, other) => (one.cells.best?.value ?? 1) - (other.cells.best?.value ?? 1)),
} satisfies Report<'miskey-alarm', 'alarms'>;

function reasonOf({ isHere, isEverywhere }: Pick<Alarm, 'isHere' | 'isEverywhere'>): string {
  if (isHere && isEverywhere) return 'This class and all learners';
  return isHere ? 'This class' : 'All learners; out of tests';
}
