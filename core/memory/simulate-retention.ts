// Decides which target retention teaches a track's learners most in their minutes, by simulating them.
// Refuses to know real learners: memory follows the parameters that were fitted for them.
import { randomFrom, type Random } from '@/core/random';
import { modelOf, type MemoryParameters } from './parameters';
import { BUDGETS, DEFAULT_RETENTION } from './retention';
import { intervalDays, recallAfter } from './schedule';

export interface AnswerCosts {
  /** Seconds that a right and a wrong answer take, reading of the solution included. */
  right: number;
  wrong: number;
}

/** What simulated learners are like, beside their memory. */
export interface Learners {
  costs: AnswerCosts;
  /** Share of first answers that were known, 0 to 1: what is known before is not gained. */
  knownAtFirst: number;
}

const SKILLS = 2_000;
const DAYS = 120;
const AFTER_DAYS = 30;
/** At most; the minutes decide. */
const NEW_A_DAY = 20;
const TARGETS = [0.7, 0.725, 0.75, 0.775, 0.8, 0.825, 0.85, 0.875, 0.9] as const;
/** Another target than the usual one must gain at least this part, or noise would choose. */
const WORTH_IT = 0.005;

interface Simulated {
  stability: number;
  difficulty: number;
  last: number;
  due: number;
}

interface Plan {
  parameters: MemoryParameters;
  minutes: number;
  retention: number;
  learners: Learners;
}

function answered(
  card: Simulated | null,
  day: number,
  right: boolean,
  { parameters, retention }: Plan,
): Simulated {
  const elapsed = card === null ? 0 : day - card.last;
  const recall = card === null ? 1 : recallAfter(card.stability, elapsed, 0, parameters);
  const { algorithm } = modelOf(parameters);
  const { stability, difficulty } = algorithm.next_state(card, elapsed, right ? 3 : 1, recall);
  return {
    stability,
    difficulty,
    last: day,
    due: day + intervalDays(stability, retention, 0, parameters),
  };
}

/** One day: what is due, likeliest recalled first, then new skills, until the minutes are over. */
function simulateDay(cards: Simulated[], day: number, plan: Plan, random: Random): void {
  let left = plan.minutes * 60;
  const recallNow = (card: Simulated) =>
    recallAfter(card.stability, day - card.last, 0, plan.parameters);
  const due = cards
    .map((card, at) => ({ card, at, recall: recallNow(card) }))
    .filter(({ card }) => card.due <= day)
    .sort((one, other) => other.recall - one.recall);
  for (const { card, at, recall } of due) {
    if (left <= 0) return;
    const right = random() < recall;
    left -= right ? plan.learners.costs.right : plan.learners.costs.wrong;
    cards[at] = answered(card, day, right, plan);
  }
  for (let fresh = 0; fresh < NEW_A_DAY && left > 0 && cards.length < SKILLS; fresh += 1) {
    const right = random() < plan.learners.knownAtFirst;
    left -= right ? plan.learners.costs.right : plan.learners.costs.wrong;
    cards.push(answered(null, day, right, plan));
  }
}

/** Skills gained, mean over the days, plus those 30 days after the last. */
function worthOf(plan: Plan, seed: string): number {
  const random = randomFrom(seed);
  const cards: Simulated[] = [];
  const recalled = (day: number) =>
    cards.reduce(
      (sum, card) =>
        sum +
        recallAfter(card.stability, day - card.last, 0, plan.parameters) -
        plan.learners.knownAtFirst,
      0,
    );
  let during = 0;
  for (let day = 0; day < DAYS; day += 1) {
    simulateDay(cards, day, plan, random);
    during += recalled(day) / DAYS;
  }
  return during + recalled(DAYS + AFTER_DAYS);
}

/**
 * The target in 0.70 to 0.90 at which simulated learners know most, during 120 days and 30 days
 * after, for a number of minutes a day, drawn half of the way back to 0.85, which also stays where
 * nothing is clearly better.
 *
 * @returns 0.775 to 0.875.
 * @param seed the same gives the same.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function bestRetention(
  parameters: MemoryParameters,
  minutes: number,
  learners: Learners,
  seed: string,
): number {
  const worth = (retention: number) => worthOf({ parameters, minutes, retention, learners }, seed);
  let [best, most] = [DEFAULT_RETENTION, worth(DEFAULT_RETENTION) * (1 + WORTH_IT)];
  for (const retention of TARGETS) {
    const here = worth(retention);
    if (here > most) [best, most] = [retention, here];
  }
  // Half of the way: memories are never quite as the model has them, least of all far ahead.
  return Number(((best + DEFAULT_RETENTION) / 2).toFixed(4));
}

/** The best target for each number of minutes a day. */
export function retentionByMinutes(
  parameters: MemoryParameters,
  learners: Learners,
  seed: string,
): Record<string, number> {
  return Object.fromEntries(
    BUDGETS.map((minutes) => [
      String(minutes),
      bestRetention(parameters, minutes, learners, `${seed}:${minutes}`),
    ]),
  );
}
