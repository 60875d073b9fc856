// Decides what the page of a learner's progress is told. Shapes only; days are local days.
import type { RecallAgreement, CalibrationVerdict, StatedConfidence } from './calibration';
import type { Fading } from './forecast';
import type { PatternMap, PatternPath } from './map';
import type { Level, NextStep, Progress } from './progress';
import type { Turn } from './turns';

/** Days ahead for which strength is shown. */
export const HORIZONS = [0, 7, 30] as const;
export type Horizon = (typeof HORIZONS)[number];

export interface Standing {
  level: Level;
  /** M, 0 to 1. */
  mastery: number;
  /** P, 0 to 1. */
  strength: number;
}

/** What a strong verdict elsewhere did for the cards of this pattern. */
export interface CreditTold {
  day: number;
  /** The pattern whose test said strong. */
  from: string;
  /** Cards that were strengthened. */
  skills: number;
}

export interface PatternOverview {
  /** `track/pattern` */
  id: string;
  title: string;
  /** Ids of patterns to know first that exist. */
  requires: string[];
  /** Now, and in 7 and 30 days without practice. */
  standing: Record<Horizon, Standing>;
  /** Day on which it stops being strong without practice; null unless strong or lasting. */
  untilDay: number | null;
  answers: number;
  lastDay: number | null;
  /** Oldest first. */
  turns: Turn[];
  /** Newest first. */
  tests: (Progress['patterns'][number]['tests'][number] & { day: number })[];
  credits: CreditTold[];
  /** What to do in it; null where nothing is to be done. */
  step: NextStep['action'] | null;
}

export interface TrackOverview {
  slug: string;
  title: string;
  map: PatternMap;
  /** The same for narrow pages. */
  path: PatternPath;
  /** All that the track offers, in learning order. */
  patterns: PatternOverview[];
}

export interface DayPractised {
  day: number;
  answers: number;
  minutes: number;
}

export interface MisconceptionTold {
  /** `track/pattern` */
  pattern: string;
  slug: string;
  /** The author's words; null where the content has none. */
  titleHtml: string | null;
  reteach: string | null;
  open: boolean;
  falls: number;
  lastDay: number;
  rightSince: number;
  /** Skill slugs whose questions test it. */
  skills: string[];
}

export interface Overview {
  today: number;
  /** Tracks of which something was answered. */
  tracks: TrackOverview[];
  /** Answered once, and offered no more. */
  gone: { id: string; answers: number }[];
  next: NextStep | null;
  forecast: {
    days: { day: number; reviews: number; minutes: number }[];
    /** What the learner gives to a day of practice; null when no choice is known. */
    minutesADay: number | null;
    fading: Fading[];
  };
  activity: {
    /** First day that is told of; a Monday. */
    since: number;
    /** Only days with an answer, in order. */
    days: DayPractised[];
    /** By pattern, most time first. */
    patterns: { id: string; answers: number; minutes: number }[];
  };
  calibration: {
    stated: StatedConfidence[];
    verdict: CalibrationVerdict;
    /** How often "sure" was right, as people say it; null until enough were. */
    sureTimes: { came: number; of: number } | null;
    recall: RecallAgreement;
  };
  misconceptions: MisconceptionTold[];
}
