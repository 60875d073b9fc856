// Decides which wrong ideas a class shows: how many hold each still, how many were sure of it, what to teach again.
import { ENOUGH_FOR_SHARE, measured } from '@/core/reports/classical';
import { shareOf } from '@/core/reports/interval';
import type { Report } from '@/core/reports/report';

export const traps = {
  id: 'traps',
  title: 'Traps',
  lead: 'Wrong ideas that answers gave away: how many believe each, how many were sure of it, and what the author would tell them. Made to be printed.',
  empty: 'No answer in these weeks gave a wrong idea away.',
  asks: ['traps'],
  choices: ['weeks'],
  columns: () => [
    { id: 'belief', title: 'What is believed', kind: 'text' },
    { id: 'pattern', title: 'Pattern', kind: 'text' },
    { id: 'asked', title: 'Asked', kind: 'number', note: 'Learners who met a question with it.' },
    { id: 'fell', title: 'Fell for it', kind: 'number' },
    {
      id: 'believe',
      title: 'Believe it still',
      kind: 'number',
      note: 'Fewer than two right answers to such questions since.',
    },
    {
      id: 'share',
      title: 'Share',
      kind: 'share',
      measured: true,
      note: "Believe it still, of those asked, with Wilson's 95% interval. Grey below 20 learners.",
    },
    { id: 'sure', title: 'Were sure', kind: 'number' },
    { id: 'reteach', title: 'To teach again', kind: 'html' },
  ],
  chart: {
    shape: 'ranges',
    title: 'Share of those asked who believe it still',
    name: 'belief',
    value: 'share',
  },
  rows: ({ traps: sprung }) =>
    [...sprung]
      .sort(
        (one, other) =>
          other.believe - one.believe || other.sure - one.sure || other.fell - one.fell,
      )
      .map(({ pattern, slug, title, reteach, asked, fell, believe, sure }) => ({
        key: `${pattern.id}~${slug}`,
        cells: {
          belief: title ?? slug.replaceAll('-', ' '),
          pattern: pattern.title,
          asked,
          fell,
          believe,
          share: measured(shareOf(believe, asked), asked >= ENOUGH_FOR_SHARE),
          sure,
          // Nothing to teach again where nobody believes it still.
          reteach: believe > 0 ? reteach : null,
        },
      })),
} satisfies Report<'traps', 'traps'>;
