// How often the ten-question test is right, in two simulated worlds, with the product's own functions.
// Beside it: "8 of 10 is strong", what no judge could do better from the same answers, and what the design demands.
// Argument: another seed.
import { applyTest } from '@/core/memory/apply-test';
import { NEW_LEARNER } from '@/core/memory/learner';
import { randomFrom, shuffled, type Random } from '@/core/random';
import type { Judgement } from '@/core/tests/judge';
import { WHOLE_SKILLS, wholeSkillsAfter } from '@/core/tests/share-belief';
import { metOrMissed } from './measure';
import { PATTERN, takeTest } from './take-test';
import { learnerIn, WORLDS, type World } from './verdict-worlds';

const LEARNERS = 3_000;
const SKILLS = 10;
const TODAY = 20_000;
const AT = new Date(TODAY * 86_400_000 + 43_200_000);

/** Least figures that the design demands: accuracy, strong is right, unsure, asked, calibration. */
const DEMANDED: Record<World, [number, number, number, number, number]> = {
  '2pl': [0.84, 0.88, 0.26, 12, 0.08],
  facets: [0.895, 0.88, 0.16, 12, 0.08],
};

/** Tests of a track after which its learners' structure is known well enough. */
const TRACK_TESTS = 200;

interface Outcome {
  truth: boolean;
  share: number;
  rawStrong: boolean;
  /** Exact probabilities of being strong: from ten random questions, the test's first ten, and all asked. */
  exact: { random: number; first: number; all: number };
  firstVerdict: Judgement['verdict'];
  judgement: Judgement;
  /** M and P right after the test. */
  mastery: number;
  strength: number;
  strongDays: number;
}

function outcomeOf(world: World, seed: string, wholeSkills: number, random: Random): Outcome {
  const learner = learnerIn(world, SKILLS, random);
  const atRandom = shuffled(learner.items, random)
    .slice(0, 10)
    .map(({ id }) => learner.answer(id));
  const { responses, judgement, firstVerdict } = takeTest(learner, seed, TODAY, { wholeSkills });
  const { mastery } = applyTest(
    { learner: NEW_LEARNER, cards: new Map(), mastery: null },
    responses.map((response) => ({
      ...response,
      hintsUsed: 0,
      inPool: true,
      firstTry: true,
      answeredAt: AT,
    })),
    { judgement, first: true, judgedAt: AT },
    { pattern: PATTERN, items: learner.items, earlier: [], timeZone: 'UTC', rolloverHour: 4 },
  );
  return {
    truth: learner.strong,
    share: learner.share,
    rawStrong: atRandom.filter(({ correct }) => correct).length >= 8,
    exact: {
      random: learner.exactStrong(atRandom),
      first: learner.exactStrong(responses.slice(0, 10)),
      all: learner.exactStrong(responses),
    },
    firstVerdict,
    judgement,
    mastery: mastery.mastery,
    strength: mastery.strength,
    strongDays: (mastery.strongUntilDay ?? TODAY) - TODAY,
  };
}

const shareOf = <Item>(items: readonly Item[], test: (item: Item) => boolean): number =>
  items.length === 0 ? Number.NaN : items.filter(test).length / items.length;

/** Mean distance between what was said and what came true, in ten bins. */
function calibrationError(outcomes: readonly Outcome[], said: (one: Outcome) => number): number {
  const bins = Array.from({ length: 10 }, () => 0);
  for (const outcome of outcomes) {
    const bin = Math.min(9, Math.floor(said(outcome) * 10));
    bins[bin] = (bins[bin] ?? 0) + said(outcome) - (outcome.truth ? 1 : 0);
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin), 0) / outcomes.length;
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`.padStart(8);

function reportOn(world: World, when: string, outcomes: readonly Outcome[]): void {
  const decided = (one: Outcome) => one.judgement.pStrong >= 0.5;
  const strong = outcomes.filter(({ judgement }) => judgement.verdict === 'strong');
  const [accuracy, right, unsure, asked, calibration] = [
    shareOf(outcomes, (one) => decided(one) === one.truth),
    shareOf(strong, ({ truth }) => truth),
    shareOf(outcomes, ({ judgement }) => judgement.verdict === 'unsure'),
    outcomes.reduce((sum, { judgement }) => sum + judgement.asked, 0) / outcomes.length,
    calibrationError(outcomes, ({ judgement }) => judgement.pStrong),
  ];
  const [least, leastRight, mostUnsure, mostAsked, mostError] = DEMANDED[world];
  const line = (name: string, value: string, demand = '') =>
    console.log(`  ${name.padEnd(46)}${value.padStart(8)}  ${demand}`);
  const strongTruly = outcomes.filter(({ truth }) => truth);
  const weakTruly = outcomes.filter(({ truth }) => !truth);
  const rawStrong = outcomes.filter((one) => one.rawStrong);
  const days = strong.map(({ strongDays }) => strongDays).sort((one, other) => one - other);
  const error = outcomes.reduce((sum, one) => sum + (one.mastery - one.share) ** 2, 0);

  console.log(
    `${world}, ${when}; ${outcomes.length} learners, ${percent(shareOf(outcomes, (one) => one.truth))} strong`,
  );
  line(
    'accuracy when everyone is decided',
    percent(accuracy),
    `at least ${percent(least)} ${metOrMissed(accuracy >= least)}`,
  );
  line('  found strong, of the strong', percent(shareOf(strongTruly, decided)));
  line('  found not strong, of the others', percent(shareOf(weakTruly, (one) => !decided(one))));
  line(
    '"strong" is right',
    percent(right),
    `at least ${percent(leastRight)} ${metOrMissed(right >= leastRight)}`,
  );
  line(
    'still unsure',
    percent(unsure),
    `at most ${percent(mostUnsure)} ${metOrMissed(unsure <= mostUnsure)}`,
  );
  line('  before follow-ups', percent(shareOf(outcomes, (one) => one.firstVerdict === 'unsure')));
  line(
    'questions asked',
    asked.toFixed(2),
    `at most ${mostAsked} ${metOrMissed(asked <= mostAsked)}`,
  );
  line(
    'calibration error of pStrong',
    calibration.toFixed(3),
    `at most ${mostError} ${metOrMissed(calibration <= mostError)}`,
  );
  line(
    '8 of 10 random ones: accuracy',
    percent(shareOf(outcomes, (one) => one.rawStrong === one.truth)),
  );
  line(
    '  found strong; found not strong',
    `${percent(shareOf(strongTruly, (one) => one.rawStrong))} ${percent(shareOf(weakTruly, (one) => !one.rawStrong))}`,
  );
  line('8 of 10 random ones: "strong" is right', percent(shareOf(rawStrong, ({ truth }) => truth)));
  for (const [basis, name] of [
    ['random', 'ten random ones'],
    ['first', "the test's ten"],
    ['all', 'all asked'],
  ] as const) {
    const exactly = (one: Outcome) => one.exact[basis] >= 0.5;
    line(
      `best possible, ${name}: accuracy`,
      percent(shareOf(outcomes, (one) => exactly(one) === one.truth)),
    );
    line(
      '  found strong; found not strong',
      `${percent(shareOf(strongTruly, exactly))} ${percent(shareOf(weakTruly, (one) => !exactly(one)))}`,
    );
  }
  line(
    'P after the test: calibration error',
    calibrationError(outcomes, (one) => one.strength).toFixed(3),
  );
  line('error (RMSE) of M after the test', Math.sqrt(error / outcomes.length).toFixed(3));
  line(
    'judged strong, yet P below 0.60',
    percent(shareOf(strong, ({ strength }) => strength < 0.6)),
  );
  line(
    'strong until, days after a first test (median)',
    String(days[Math.floor(days.length / 2)] ?? 0),
  );
}

/** What a track's first tests say of its skills, as the nightly job adds it up. */
function learnedWholeSkills(world: World, seed: string): number {
  const random = randomFrom(`${world}:${seed}:cohort`);
  const tests = Array.from({ length: TRACK_TESTS }, (_, at) =>
    outcomeOf(world, `${seed}:cohort:${at}`, WHOLE_SKILLS, random),
  );
  return wholeSkillsAfter(tests.reduce((sum, { judgement }) => sum + judgement.wholeEvidence, 0));
}

const seed = process.argv[2] ?? 'one';
for (const world of WORLDS) {
  const learned = learnedWholeSkills(world, seed);
  for (const [when, wholeSkills] of [
    ['first day', WHOLE_SKILLS],
    [`after ${TRACK_TESTS} tests of the track (whole skills ${learned.toFixed(2)})`, learned],
  ] as const) {
    const random = randomFrom(`${world}:${seed}`);
    const outcomes = Array.from({ length: LEARNERS }, (_, at) =>
      outcomeOf(world, `${seed}:${at}`, wholeSkills, random),
    );
    reportOn(world, when, outcomes);
  }
}
