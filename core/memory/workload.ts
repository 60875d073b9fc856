// Decides what a choice of intensity would cost and give: a simulation of the learner's own cards.
// Refuses to know new skills and what a learner will really do; it answers "what if all due is reviewed".
import { z } from 'zod';
import { randomFrom, shuffled } from '@/core/random';
import { DEFAULT_PARAMETERS, modelOf, type MemoryParameters } from './parameters';
import { chosenRetention, PACES, type Pace } from './retention';
import { intervalDays, recallAfter } from './schedule';

/** What may be expected of one choice, over 60 days. */
export const workloadChoice = z.object({
  intensity: z.enum(PACES),
  /** Target recall, 0.70 to 0.95. */
  retention: z.number().min(0).max(1),
  /** Minutes of review a day, mean of the days. */
  minutesADay: z.number().min(0),
  /** Share of the skills met that will be known, mean of the days, 0 to 1. */
  known: z.number().min(0).max(1),
  /** Skills met that will be known on the last day. */
  skillsKnown: z.number().min(0),
});
export const workload = z.object({
  days: z.number().int(),
  /** Skills met so far. */
  skills: z.number().int(),
  /** Lighter, normal, exam. */
  choices: z.array(workloadChoice),
});
export type Workload = z.infer<typeof workload>;
export type WorkloadChoice = z.infer<typeof workloadChoice>;

export interface WorkloadCard {
  stability: number;
  difficulty: number;
  lastLocalDay: number;
  dueDay: number;
  /** The track's target for the learner's minutes; what "normal" means for this card. */
  retention: number;
  parameters?: MemoryParameters;
  /** Expected time for an answer. */
  seconds: number;
}

export interface WorkloadInput {
  cards: readonly WorkloadCard[];
  /** The learner's β. */
  offset: number;
  /** Local day. */
  day: number;
  /** The same seed gives the same. */
  seed: string;
}

export const WORKLOAD_DAYS = 60;
/** Reading a solution after a miss. */
const READING_SECONDS = 20;
/** More cards than these are drawn from, and the result is scaled. */
const MOST_CARDS = 600;
const FEWEST_LIVES = 300;

interface Lived {
  seconds: number;
  /** Sum of recall on each of the days. */
  known: number[];
}

/** One card, reviewed whenever it is due under a choice. */
function live(card: WorkloadCard, input: WorkloadInput, pace: Pace, random: () => number): Lived {
  const parameters = card.parameters ?? DEFAULT_PARAMETERS;
  const { algorithm } = modelOf(parameters);
  const target = chosenRetention(card.retention, pace);
  let state = { stability: card.stability, difficulty: card.difficulty };
  const due = (last: number) =>
    last + intervalDays(state.stability, target, input.offset, parameters);
  let [last, next] = [card.lastLocalDay, due(card.lastLocalDay)];
  const lived: Lived = { seconds: 0, known: [] };
  for (let day = input.day; day < input.day + WORKLOAD_DAYS; day += 1) {
    const recall = recallAfter(state.stability, day - last, input.offset, parameters);
    lived.known.push(recall);
    if (day < next) continue;
    const right = random() < recall;
    lived.seconds += card.seconds + (right ? 0 : READING_SECONDS);
    state = algorithm.next_state(state, day - last, right ? 3 : 1, recall);
    last = day;
    next = due(day);
  }
  return lived;
}

function choiceOf(
  pace: Pace,
  cards: readonly WorkloadCard[],
  input: WorkloadInput,
): WorkloadChoice {
  const random = randomFrom(input.seed);
  const lived = cards.map((card) => live(card, input, pace, random));
  const scale = input.cards.length / Math.max(1, cards.length);
  const seconds = lived.reduce((sum, one) => sum + one.seconds, 0) * scale;
  const total = lived.reduce(
    (sum, one) => sum + one.known.reduce((days, recall) => days + recall, 0),
    0,
  );
  const last = lived.reduce((sum, one) => sum + (one.known.at(-1) ?? 0), 0) * scale;
  const normal = cards.reduce((sum, card) => sum + card.retention, 0) / Math.max(1, cards.length);
  return {
    intensity: pace,
    retention: chosenRetention(normal, pace),
    minutesADay: seconds / 60 / WORKLOAD_DAYS,
    known: total / Math.max(1, cards.length * WORKLOAD_DAYS),
    skillsKnown: last,
  };
}

/**
 * What lighter, normal and exam would cost a day and keep known, over 60 days, for the skills met so
 * far: a simulation in which every review is done on its day. It compares targets, so the plan's
 * minutes and days are left out on purpose: with them all three would fill the same minutes.
 * What the plan makes of it day by day tells `forecastReviews` (mastery/forecast.ts).
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function workloadOf(input: WorkloadInput): Workload {
  const drawn = shuffled(input.cards, randomFrom(`${input.seed}:cards`)).slice(0, MOST_CARDS);
  // A few cards are lived several times, or chance would decide.
  const times = Math.ceil(FEWEST_LIVES / Math.max(1, drawn.length));
  const cards = Array.from({ length: times }, () => drawn).flat();
  return {
    days: WORKLOAD_DAYS,
    skills: input.cards.length,
    choices: PACES.map((pace) => choiceOf(pace, cards, input)),
  };
}
