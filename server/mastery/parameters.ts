// Decides which learned numbers hold now: of memory, abilities and questions. In memory, never waits.
// Knows nothing of how they were learned (server/jobs); refresh-parameters.ts reads them again.
import type { Prior } from '@/core/mastery/ability';
import { COHORT } from '@/core/mastery/ability';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { budgetFor, DEFAULT_RETENTION } from '@/core/memory/retention';
import { WHOLE_SKILLS } from '@/core/tests/share-belief';
import { earlierQuestionNames, earlierTrackNames } from '@/server/content/earlier-names';

export interface TrackNumbers {
  memory: MemoryParameters;
  /** Null until there are enough learners. */
  cohort: Prior | null;
  /** Target retention by minutes a day, chosen with `memory`; empty until there are enough answers. */
  retention: ReadonlyMap<number, number>;
  /** How likely skills are known as a whole; null until tests told. */
  wholeSkills: number | null;
}

export interface QuestionNumbers {
  b: number;
  /** Null below 300 answers. */
  a: number | null;
  /** Null below 20 right first tries. */
  medianMs: number | null;
  /** Miskeyed or weak: practised, but not tested. */
  outOfTests: boolean;
}

/** Everything learned, as read at one moment. */
export interface Learned {
  tracks: ReadonlyMap<string, TrackNumbers>;
  /** By user id. */
  learners: ReadonlyMap<string, MemoryParameters>;
  /** By `id@rev`. */
  questions: ReadonlyMap<string, QuestionNumbers>;
}

const NOTHING: Learned = { tracks: new Map(), learners: new Map(), questions: new Map() };
const MINUTES_A_DAY = 10;

// Next.js bundles its own copy of this module; the process shall know one set of numbers all the same.
const shared = globalThis as typeof globalThis & { holdfastLearned?: Learned };

/** The same object until something new was learned, so that what is derived from it can be kept. */
export function learned(): Learned {
  return shared.holdfastLearned ?? NOTHING;
}

export function publishLearned(numbers: Learned): void {
  shared.holdfastLearned = numbers;
}

export interface HoldingParameters {
  parameters: MemoryParameters;
  cohort: Prior;
  /** The track's target for these minutes, 0.70 to 0.90: what "normal" means. */
  retention: number;
  /** How likely the track's skills are known as a whole, 0 to 1. */
  wholeSkills: number;
}

/** What holds for a learner in a track: their own weights, else the track's, else FSRS-6's. */
export function parametersFor(about: {
  userId: string;
  track: string;
  minutesADay?: number;
}): HoldingParameters {
  const { tracks, learners } = learned();
  // What was not learned under today's name yet holds as it was learned under an earlier one.
  const names = [about.track, ...earlierTrackNames(about.track)];
  const numbers = names.flatMap((name) => tracks.get(name) ?? []);
  const fitted = numbers.find(({ retention }) => retention.size > 0);
  const first = <Value>(of: (track: TrackNumbers) => Value | null) =>
    numbers.map(of).find((value) => value !== null);
  return {
    parameters: learners.get(about.userId) ?? fitted?.memory ?? DEFAULT_PARAMETERS,
    cohort: first(({ cohort }) => cohort) ?? COHORT,
    retention:
      fitted?.retention.get(budgetFor(about.minutesADay ?? MINUTES_A_DAY)) ?? DEFAULT_RETENTION,
    wholeSkills: first(({ wholeSkills }) => wholeSkills) ?? WHOLE_SKILLS,
  };
}

/**
 * @param id today's
 * @returns what answers taught about one wording of a question; undefined until they did
 */
export function questionNumbers(id: string, rev: number): QuestionNumbers | undefined {
  const { questions } = learned();
  const numbersOf = (name: string) => questions.get(`${name}@${rev}`);
  // Under an earlier name until the job has run once more.
  return numbersOf(id) ?? earlierQuestionNames(id).map(numbersOf).find(Boolean);
}
