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

const SKILLS = 400;
const DAYS = 120;
const AFTER_DAYS = 30;
const NEW_A_DAY = 8;
const TARGETS = [0.7, 0.725, 0.75, 0.775, 0.8, 0.825, 0.85, 0.875, 0.9] as const;
/** A first answer that was right, of all first answers. */
const KNOWN_AT_FIRST = 0.6;
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
  costs: AnswerCosts;
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
    left -= right ? plan.costs.right : plan.costs.wrong;
    cards[at] = answered(card, day, right, plan);
  }
  for (let fresh = 0; fresh < NEW_A_DAY && left > 0 && cards.length < SKILLS; fresh += 1) {
    const right = random() < KNOWN_AT_FIRST;
    left -= right ? plan.costs.right : plan.costs.wrong;
    cards.push(answered(null, day, right, plan));
  }
}

/** Share of the skills recalled, mean over the days, plus the share 30 days after the last. */
function worthOf(plan: Plan, seed: string): number {
  const random = randomFrom(seed);
  const cards: Simulated[] = [];
  const recalled = (day: number) =>
    cards.reduce(
      (sum, card) => sum + recallAfter(card.stability, day - card.last, 0, plan.parameters),
      0,
    ) / SKILLS;
  let during = 0;
  for (let day = 0; day < DAYS; day += 1) {
    simulateDay(cards, day, plan, random);
    during += recalled(day) / DAYS;
  }
  return during + recalled(DAYS + AFTER_DAYS);
}

/**
 * The target in 0.70 to 0.90 at which simulated learners know most, during 120 days and 30 days
 * after, for a number of minutes a day. 0.85 stays where nothing is clearly better.
 *
 * @param seed the same gives the same.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function bestRetention(
  parameters: MemoryParameters,
  minutes: number,
  costs: AnswerCosts,
  seed: string,
): number {
  const worth = (retention: number) => worthOf({ parameters, minutes, retention, costs }, seed);
  let [best, most] = [DEFAULT_RETENTION, worth(DEFAULT_RETENTION) * (1 + WORTH_IT)];
  for (const retention of TARGETS) {
    const here = worth(retention);
    if (here > most) [best, most] = [retention, here];
  }
  return best;
}

/** The best target for each number of minutes a day. */
export function retentionByMinutes(
  parameters: MemoryParameters,
  costs: AnswerCosts,
  seed: string,
): Record<string, number> {
  return Object.fromEntries(
    BUDGETS.map((minutes) => [
      String(minutes),
      bestRetention(parameters, minutes, costs, `${seed}:${minutes}`),
    ]),
  );
}
