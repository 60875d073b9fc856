// Decides how simulated memories strengthen and fade, in three worlds that no scheduler matches.
// Knows nothing of schedules. Days are whole; recall is the true chance of knowing, guesses set aside.
// How fast each world forgets is set by one fact: of those with 8 of 10 in a test, 27 to 44 % truly know 0.75
// of the pattern 30 days later without practice (`npm run bench -- mastery` prints it for each world).
import { modelOf, DEFAULT_PARAMETERS } from '@/core/memory/parameters';
import { recallAfter } from '@/core/memory/schedule';
import type { Random } from '@/core/random';

export const MEMORY_WORLDS = ['fsrs-like', 'power-law', 'timescales'] as const;
export type MemoryWorld = (typeof MEMORY_WORLDS)[number];

/** The memory of one skill. */
export interface Trace {
  /** True recall on a day, 0 to 1. */
  recall(day: number): number;
  /** An answer with its solution read; `known` whether it was recalled. */
  study(day: number, known: boolean): void;
}

/** How a learner differs from others: 1 is usual, 2 keeps twice as long. */
export interface Mind {
  firmness: number;
}

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const mindFrom = (random: Random): Mind => ({ firmness: Math.exp(0.35 * normal(random)) });

/** FSRS-6 with other weights than its own: learning is firmer, and skills differ. */
function fsrsLike(mind: Mind, random: Random): Trace {
  const firmness = 1.6 * mind.firmness * Math.exp(0.5 * normal(random));
  const { algorithm } = modelOf(DEFAULT_PARAMETERS);
  let state: ReturnType<typeof algorithm.next_state> | null = null;
  let last = 0;
  const recall = (day: number) =>
    state === null ? 0.35 : recallAfter(state.stability * firmness, day - last, 0);
  return {
    recall,
    study(day, known) {
      const before = recall(day);
      state = algorithm.next_state(state, state === null ? 0 : day - last, known ? 3 : 1, before);
      last = day;
    },
  };
}

/** ACT-R with spacing (Pavlik and Anderson 2005): each trace decays the faster, the more was active. */
function powerLaw(mind: Mind, random: Random): Trace {
  const decay = 0.16 / Math.sqrt(mind.firmness) + 0.03 * normal(random);
  const [scale, threshold, noise] = [0.2, -0.3, 0.3];
  const traces: { day: number; decay: number; weight: number }[] = [];
  const activation = (day: number) =>
    Math.log(
      traces.reduce(
        (sum, trace) =>
          sum + trace.weight * Math.pow(Math.max(0.25, day - trace.day), -trace.decay),
        0,
      ),
    );
  return {
    recall: (day) =>
      traces.length === 0 ? 0.35 : 1 / (1 + Math.exp((threshold - activation(day)) / noise)),
    study(day, known) {
      const active = traces.length === 0 ? -Infinity : activation(day);
      traces.push({
        day,
        decay: Math.max(0.05, decay + scale * Math.exp(active)),
        weight: known ? 1 : 0.7,
      });
    },
  };
}

const TIMESCALES = [1, 5, 25, 125, 600] as const;
const RATES = [0.9, 0.6, 0.33, 0.16, 0.07] as const;

/** Several stores with decays of their own (after Mozer and others 2009); each learns what is missing. */
function timescales(mind: Mind, random: Random): Trace {
  const pace = 2.7 * mind.firmness * Math.exp(0.4 * normal(random));
  const stores = TIMESCALES.map(() => 0);
  let last: number | null = null;
  const at = (day: number) =>
    stores.map((store, index) => {
      const span = (TIMESCALES[index] ?? 1) * pace;
      return store * Math.exp(-(day - (last ?? day)) / span);
    });
  const strongest = (values: readonly number[]) => {
    const missing = values.reduce((left, value) => left * (1 - value), 1);
    return 1 - missing;
  };
  return {
    recall: (day) => (last === null ? 0.35 : strongest(at(day))),
    study(day, known) {
      const now = at(day);
      const recall = last === null ? 0.35 : strongest(now);
      // What was hard to recall, and was recalled, is learned best.
      const effort = known ? 0.6 + 0.8 * (1 - recall) : 0.6;
      for (const [index, value] of now.entries()) {
        stores[index] = value + (RATES[index] ?? 0) * effort * (1 - value);
      }
      last = day;
    },
  };
}

export function traceIn(world: MemoryWorld, mind: Mind, random: Random): Trace {
  if (world === 'fsrs-like') return fsrsLike(mind, random);
  return world === 'power-law' ? powerLaw(mind, random) : timescales(mind, random);
}
