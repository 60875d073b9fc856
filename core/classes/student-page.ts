// Decides what a teacher's page of one student is told. Shapes only.
import type { MisconceptionTold } from '@/core/mastery/overview';
import type { Evidence } from './evidence';

export interface StudentPage {
  userId: string;
  shownAs: string;
  daysAgo: number | null;
  joinedDaysAgo: number;
  /** Of the class: in it the moments are written. */
  timeZone: string;
  /** In learning order, those that were begun. */
  patterns: {
    id: string;
    title: string;
    track: string;
    held: NonNullable<Evidence['held']>;
    minutes: number;
    answers: number;
  }[];
  /** The student's local day today, and the first day that is told of: a Monday. */
  today: number;
  since: number;
  /** Only days with an answer, in order. */
  days: { day: number; answers: number; minutes: number }[];
  /** Newest first. */
  tests: (Evidence['tests'][number] & { pattern: string; title: string })[];
  misconceptions: Pick<
    MisconceptionTold,
    'pattern' | 'slug' | 'titleHtml' | 'falls' | 'lastDay' | 'open'
  >[];
}
