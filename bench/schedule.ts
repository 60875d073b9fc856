// How much learners keep of their minutes under each scheduler, in three worlds of memory, beside SM-2.
// The product runs with what its own nightly jobs learn from a cohort first. Arguments: a seed, --quick.
import { performance } from 'node:perf_hooks';
import { reviewCard } from '@/core/memory/schedule';
import { knownAtFirst } from '@/core/memory/history';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { bestRetention, type Learners } from '@/core/memory/simulate-retention';
import { randomFrom } from '@/core/random';
import { fitAndCompare, fitWeights } from '@/server/jobs/fit-memory';
import { COSTS, live, type Outcome } from './learner-life';
import { metOrMissed } from './measure';
import { MEMORY_WORLDS, type MemoryWorld } from './memory-worlds';
import * as schedulers from './schedulers';

const isQuick = process.argv.includes('--quick');
const seed = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'one';
const LEARNERS = isQuick ? 4 : 12;
const COHORT = isQuick ? 20 : 24;
const BUDGETS = isQuick ? [10] : [5, 15];

function together(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((sum, one) => ({
    kept: sum.kept + one.kept,
    hours: sum.hours + one.hours,
    squares: sum.squares + one.squares,
    predictions: sum.predictions + one.predictions,
  }));
}

/** What the nightly jobs learn from a cohort that practised with the usual parameters. */
async function learnedIn(
  world: MemoryWorld,
): Promise<{ parameters: MemoryParameters; learners: Learners }> {
  const cohort = Array.from({ length: COHORT }, (_, at) => {
    const scheduler = schedulers.holdfast();
    live(world, scheduler, 12, `${world}:${seed}:cohort:${at}`);
    return scheduler.histories();
  }).flat();
  const fitted = await fitAndCompare(cohort, DEFAULT_PARAMETERS);
  const isBetter = fitted !== null && fitted.lossAfter < fitted.lossBefore;
  console.log(
    `${world}: log loss on the cohort's newest fifth ${fitted?.lossBefore.toFixed(4)} -> ${fitted?.lossAfter.toFixed(4)}${isBetter ? ', accepted' : ', not accepted'}`,
  );
  return {
    parameters: isBetter ? { version: 'fitted', weights: fitted.weights } : DEFAULT_PARAMETERS,
    learners: { costs: COSTS, knownAtFirst: knownAtFirst(cohort) },
  };
}

const geometric = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

async function compare(): Promise<void> {
  const names = ['SM-2', 'Leitner', 'fixed', 'FSRS-6', 'Holdfast'] as const;
  const perHour = new Map(names.map((name) => [name, [] as number[]]));
  const kept = new Map(names.map((name) => [name, [] as number[]]));
  const errors: number[] = [];
  for (const world of MEMORY_WORLDS) {
    const { parameters, learners } = await learnedIn(world);
    for (const minutes of BUDGETS) {
      const target = bestRetention(parameters, minutes, learners, `${world}:${minutes}`);
      const makers = {
        'SM-2': schedulers.sm2,
        Leitner: schedulers.leitner,
        fixed: schedulers.fixed,
        'FSRS-6': schedulers.plainFsrs,
        Holdfast: () => schedulers.holdfast(parameters, target),
      };
      const lived = (name: (typeof names)[number]) =>
        together(
          Array.from({ length: LEARNERS }, (_, at) =>
            live(world, makers[name](), minutes, `${world}:${seed}:${minutes}:${at}`),
          ),
        );
      const base = lived('SM-2');
      for (const name of names) {
        const one = name === 'SM-2' ? base : lived(name);
        const ratio = one.kept / one.hours / (base.kept / base.hours);
        perHour.get(name)?.push(ratio);
        kept.get(name)?.push(one.kept / base.kept);
        const error = Math.sqrt(one.squares / one.predictions);
        if (name === 'Holdfast') errors.push(error);
        console.log(
          `  ${`${minutes} minutes`.padEnd(11)}${name.padEnd(9)} per hour × SM-2 ${ratio.toFixed(3)}, kept × SM-2 ${(one.kept / base.kept).toFixed(3)}, ${(one.hours / LEARNERS).toFixed(1)} h, ${(one.kept / LEARNERS).toFixed(0)} skills${one.predictions > 0 ? `, error of recall ${error.toFixed(3)}` : ''}${name === 'Holdfast' ? `, target ${target}` : ''}`,
        );
      }
    }
  }
  console.log('\nall worlds and minutes (geometric mean; worst)');
  for (const name of names) {
    const [hour = [], items = []] = [perHour.get(name), kept.get(name)];
    console.log(
      `  ${name.padEnd(9)} per hour × SM-2 ${geometric(hour).toFixed(3)}; ${Math.min(...hour).toFixed(3)}   kept × SM-2 ${geometric(items).toFixed(3)}`,
    );
  }
  const [hour = [], items = []] = [perHour.get('Holdfast'), kept.get('Holdfast')];
  const error = Math.sqrt(errors.reduce((sum, one) => sum + one * one, 0) / errors.length);
  console.log(
    `  per hour × SM-2 at least 1.08: ${metOrMissed(geometric(hour) >= 1.08)}; worst at least 0.98: ${metOrMissed(Math.min(...hour) >= 0.98)}; kept × SM-2 at least 1.00: ${metOrMissed(geometric(items) >= 1)}; error of recall ${error.toFixed(3)} at most 0.15: ${metOrMissed(error <= 0.15)}`,
  );
}

/** Card updates a second, and the seconds that a fit of 100,000 answers takes. */
async function measureSpeed(): Promise<void> {
  const random = randomFrom('speed');
  const review = { known: 0.9, at: new Date(0), offset: 0.1, retention: 0.85, load: new Map() };
  const updates = 50_000;
  let began = performance.now();
  let card = reviewCard(null, { ...review, grade: 3, day: 0 });
  for (let day = 1; day < updates; day += 1) {
    card = reviewCard(day % 20 === 0 ? null : card, {
      ...review,
      grade: random() < 0.8 ? 3 : 1,
      day,
    });
  }
  const perSecond = updates / ((performance.now() - began) / 1000);
  console.log(`card updates: ${Math.round(perSecond)} a second (at least 10000)`);
  const histories = Array.from({ length: 16_700 }, () => {
    let day = 0;
    return Array.from({ length: 6 }, () => {
      day += 1 + Math.floor(random() * 12);
      return { day, grade: random() < 0.85 ? (3 as const) : (1 as const) };
    });
  });
  began = performance.now();
  await fitWeights(histories);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `fit of ${histories.length * 6} answers: ${seconds.toFixed(1)} s (at most 5, on a machine of its own)`,
  );
}

await compare();
await measureSpeed();
