// Decides what one simulated learner does with some minutes a day under a scheduler, and what is left of it.
// Knows nothing of how schedulers work.
import { randomFrom, type Random } from '@/core/random';
import { mindFrom, normal, traceIn, type MemoryWorld } from './memory-worlds';
import { GUESS, MEDIAN_MS, type Scheduler, type SeenAnswer } from './schedulers';

const SKILLS = 1_500;
const DAYS = 90;
const AFTER_DAYS = 30;
const NEW_A_DAY = 20;
/** What was known before counts as nothing gained. */
const KNOWN_BEFORE = 0.35;
const SLIP = 0.03;
export const COSTS = { right: 25, wrong: 45 };

export interface Outcome {
  /** Sum of true recall 30 days after, beyond what was known before. */
  kept: number;
  hours: number;
  /** Squared distance of predicted from true recall over spaced reviews, and their number. */
  squares: number;
  predictions: number;
}

function answerOf(known: boolean, random: Random): SeenAnswer {
  const correct = random() < (known ? 1 - SLIP : GUESS);
  const z = (known ? -0.2 : 0.25) + 0.5 * normal(random);
  const says = random() < 0.5;
  const sure = random() < (known ? 0.75 : 0.3);
  return {
    correct,
    confidence: says ? (sure ? 'sure' : 'unsure') : null,
    elapsedMs: MEDIAN_MS * Math.exp(z),
  };
}

/** One learner, some minutes every day: what is due first, then new skills. */
export function live(
  world: MemoryWorld,
  scheduler: Scheduler,
  minutes: number,
  name: string,
): Outcome {
  // Minds and skills come from streams of their own: every scheduler meets the same learner.
  const traits = randomFrom(`${name}:traits`);
  const mind = mindFrom(traits);
  const traces = Array.from({ length: SKILLS }, () => traceIn(world, mind, traits));
  const random = randomFrom(`${name}:days`);
  const outcome: Outcome = { kept: 0, hours: 0, squares: 0, predictions: 0 };
  let met = 0;
  const ask = (skill: number, day: number): number => {
    const trace = traces[skill];
    if (!trace) return 0;
    const truth = trace.recall(day);
    const predicted = scheduler.recall(skill, day);
    if (predicted !== null) {
      outcome.squares += (predicted - truth) ** 2;
      outcome.predictions += 1;
    }
    const known = random() < truth;
    const answer = answerOf(known, random);
    trace.study(day, known);
    scheduler.answered(skill, day, answer);
    return answer.correct ? COSTS.right : COSTS.wrong;
  };
  for (let day = 0; day < DAYS; day += 1) {
    let left = minutes * 60;
    const due = Array.from({ length: met }, (_, skill) => skill).filter(
      (skill) => scheduler.due(skill) <= day,
    );
    const rank = (skill: number) => -(scheduler.recall(skill, day) ?? -scheduler.due(skill));
    due.sort((one, other) => rank(one) - rank(other));
    for (const skill of due) if (left > 0) left -= ask(skill, day);
    for (let fresh = 0; fresh < NEW_A_DAY && left > 0 && met < SKILLS; fresh += 1) {
      left -= ask(met, day);
      met += 1;
    }
    outcome.hours += (minutes * 60 - left) / 3600;
  }
  for (const trace of traces.slice(0, met))
    outcome.kept += trace.recall(DAYS + AFTER_DAYS) - KNOWN_BEFORE;
  return outcome;
}
