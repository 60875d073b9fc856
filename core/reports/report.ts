// Decides what a report is: what it asks of the server, its columns, its chart, its rows.
// Refuses to know any single report: definitions/ holds those, registry.ts lists them.
import type { Difficulty, Html } from '@/core/questions/question';
import type { Interval } from './interval';

/** One learner's first try of one question of a pool, without hints. */
export interface ClassTry {
  userId: string;
  correct: boolean;
  /** Ids of the options that were chosen; empty for other kinds, and for "I don't know". */
  chosen: readonly string[];
}

/** A question with the first tries of the class, of its wording today. */
export interface TriedQuestion {
  /** `track/pattern/slug` */
  id: string;
  title: string;
  pattern: { id: string; title: string };
  difficulty: Difficulty;
  /** In the author's order; empty for kinds without options. */
  options: readonly { id: string; text: string; correct: boolean }[];
  tries: readonly ClassTry[];
  /** Out of tests, by the answers of all learners. */
  doubted: 'miskeyed' | 'weak' | null;
}

/** A question whose key may be wrong. */
export interface Alarm extends Pick<TriedQuestion, 'id' | 'title' | 'pattern'> {
  /** First tries. */
  tries: number;
  /** Right among the best 27 %; null where nobody can be ranked. */
  best: Interval | null;
  isEnough: boolean;
  /** The wrong option that most of the best chose, and how many of how many. */
  instead: { text: string; count: number; of: number } | null;
  /** In this class; among all learners. One of the two at least. */
  isHere: boolean;
  isEverywhere: boolean;
}

export interface WeekDone {
  /** Its Monday, in days since 1970-01-01. */
  day: number;
  learners: number;
  answers: number;
  minutes: number;
  /** First tries of pool questions without hints, how many of them were right, and how many learners made them. */
  tries: number;
  right: number;
  triers: number;
  /** Patterns that a test found strong for somebody. */
  strong: number;
}

export interface TrapSprung {
  pattern: { id: string; title: string };
  slug: string;
  /** The author's words; null where there are none. */
  title: string | null;
  reteach: Html | null;
  /** Learners who answered a question that can show it. */
  asked: number;
  /** Of them, those who showed it; those who hold it still; those who were sure. */
  fell: number;
  believe: number;
  sure: number;
}

export interface TimeSpent {
  shownAs: string;
  minutes: number;
  days: number;
  answers: number;
  /** Median of right answers against what each question usually takes; null below 20. */
  pace: number | null;
  /** Days since 1970-01-01; null for never. */
  lastDay: number | null;
}

/** What a learner has done of the class's assignments. */
export interface GradedMember {
  shownAs: string;
  email: string | null;
  externalId: string | null;
  /** By assignment id; missing for what is not theirs to do. */
  grades: Readonly<Record<string, Grade>>;
}

export interface Grade {
  /** 0 to 100; null where nothing was handed in. */
  points: number | null;
  done: boolean;
  late: boolean;
}

export interface GradedAssignment {
  id: string;
  /** With the date, as a gradebook names a column. */
  title: string;
  due: Due;
}

/** A thing with a date, for those who write dates as people do. */
export interface Due {
  /** Without the date. */
  name: string;
  /** Days since 1970-01-01. */
  day: number;
}

/** Everything that the server can be asked for. A report gets what it asks for and no more. */
export interface ReportData {
  /** Of one pattern. */
  questions: readonly TriedQuestion[];
  /** Of all patterns. */
  alarms: readonly Alarm[];
  weeks: readonly WeekDone[];
  traps: readonly TrapSprung[];
  time: readonly TimeSpent[];
  assignments: {
    assignments: readonly GradedAssignment[];
    members: readonly GradedMember[];
  };
}
export type Need = keyof ReportData;

/**
 * How a cell is written. `share` 0 to 1, `signed` −1 to 1, `days` since 1970-01-01, `html` sanitised.
 * A measured cell carries its interval; `unsure` ones are greyed.
 */
export type ColumnKind =
  'text' | 'number' | 'share' | 'signed' | 'minutes' | 'factor' | 'day' | 'html';

export interface Column {
  id: string;
  title: string;
  kind: ColumnKind;
  /** Its cells are `Measured`: value, interval, and whether to trust it. */
  measured?: boolean;
  /** Its cells name learners. */
  learner?: boolean;
  /** What it means, where the title does not say. */
  note?: string;
  /** Its cells are whole phrases, a line each. */
  wide?: boolean;
  /** What the title says, with its date apart. */
  due?: Due;
}

export interface Measured extends Interval {
  /** Too few observations to act on. */
  unsure: boolean;
}

export type Cell = string | number | null | Measured;

export interface Row {
  key: string;
  /** By column id. */
  cells: Readonly<Record<string, Cell>>;
}

/** How the rows are drawn: `name` and `value` are column ids. */
export interface ChartDescription {
  /** `steps`: amounts over equal steps of time. `ranges`: shares with their intervals. `bars`: amounts by name. */
  shape: 'steps' | 'ranges' | 'bars';
  title: string;
  name: string;
  value: string;
}

/** What a viewer chooses before a report is made. */
export type Choice = 'pattern' | 'weeks';

export interface Report<Id extends string, Asked extends Need> {
  id: Id;
  title: string;
  /** What it answers, in a sentence. */
  lead: string;
  /** What stands where there are no rows. */
  empty: string;
  asks: readonly Asked[];
  choices: readonly Choice[];
  columns(input: Pick<ReportData, Asked>): readonly Column[];
  chart: ChartDescription | null;
  /** What its files leave out, in a sentence; null where nothing is. */
  remark?(input: Pick<ReportData, Asked>): string | null;
  /** Pure. In the order in which they matter most. */
  rows(input: Pick<ReportData, Asked>): Row[];
}
