// Decides what a class did week by week, and how much of it came right at the first try.
import { ENOUGH_FOR_SHARE, measured } from '@/core/reports/classical';
import { shareOf } from '@/core/reports/interval';
import type { Report } from '@/core/reports/report';

export const progressByWeek = {
  id: 'progress-by-week',
  title: 'Progress by week',
  lead: 'What the class did, week by week, and how much of it came right at the first try.',
  empty: 'Nobody has answered anything in these weeks.',
  asks: ['weeks'],
  choices: ['weeks'],
  columns: () => [
    { id: 'week', title: 'Week from', kind: 'day' },
    { id: 'learners', title: 'Learners', kind: 'number' },
    { id: 'answers', title: 'Answers', kind: 'number' },
    { id: 'minutes', title: 'Time', kind: 'minutes' },
    { id: 'tries', title: 'First tries', kind: 'number' },
    {
      id: 'right',
      title: 'Right at first try',
      kind: 'share',
      measured: true,
      note: "Without hints, with Wilson's 95% interval. Grey below 20 learners: tries of one learner go together.",
    },
    {
      id: 'strong',
      title: 'Found strong',
      kind: 'number',
      note: 'Tests that found a pattern strong for somebody.',
    },
  ],
  chart: { shape: 'steps', title: 'Answers a week', name: 'week', value: 'answers' },
  rows: ({ weeks }) =>
    [...weeks]
      .sort((one, other) => one.day - other.day)
      .map(({ day, learners, answers, minutes, tries, right, triers, strong }) => ({
        key: String(day),
        cells: {
          week: day,
          learners,
          answers,
          minutes,
          tries,
          right: measured(shareOf(right, tries), triers >= ENOUGH_FOR_SHARE),
          strong,
        },
      })),
} satisfies Report<'progress-by-week', 'weeks'>;
