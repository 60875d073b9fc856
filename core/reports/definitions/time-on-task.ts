// Decides how time spent is told of each learner: how long, on how many days, how quick.
import type { Report } from '@/core/reports/report';

export const timeOnTask = {
  id: 'time-on-task',
  title: 'Time on task',
  lead: 'How long each learner worked in these weeks. A tab left open counts for five minutes at most; time is effort, not knowledge.',
  empty: 'There is nobody in this class yet.',
  asks: ['time'],
  choices: ['weeks'],
  columns: () => [
    { id: 'learner', title: 'Learner', kind: 'text', learner: true },
    { id: 'minutes', title: 'Time', kind: 'minutes' },
    { id: 'days', title: 'Days', kind: 'number' },
    { id: 'answers', title: 'Answers', kind: 'number' },
    {
      id: 'pace',
      title: 'Pace',
      kind: 'factor',
      note: 'Right answers against the usual time of their questions: 2 is twice as long. From 20 right answers on.',
    },
    { id: 'last', title: 'Last answered', kind: 'day' },
  ],
  chart: { shape: 'bars', title: 'Minutes by learner', name: 'learner', value: 'minutes' },
  rows: ({ time }) =>
    time
      .map(({ shownAs, minutes, days, answers, pace, lastDay }, place) => ({
        key: String(place),
        cells: { learner: shownAs, minutes, days, answers, pace, last: lastDay },
      }))
      .sort(
        (one, other) =>
          other.cells.minutes - one.cells.minutes ||
          one.cells.learner.localeCompare(other.cells.learner, 'en'),
      ),
} satisfies Report<'time-on-task', 'time'>;
