// How often the ten-question test is right, in two simulated worlds, with the product's own functions.
// Beside it: "8 of 10 is strong", and what the design demands. Argument: another seed.
import { COHORT } from '@/core/mastery/ability';
import { applyTest } from '@/core/memory/apply-test';
import { NEW_LEARNER } from '@/core/memory/learner';
import { randomFrom, shuffled, type Random } from '@/core/random';
import { assembleFollowUp, assembleTest } from '@/core/tests/assemble';
import { judgeTest, type Judgement, type TestResponse } from '@/core/tests/judge';
import { WHOLE_SKILLS, wholeSkillsAfter } from '@/core/tests/share-belief';
import { learnerIn, WORLDS, type Learner, type World } from './verdict-worlds';

const LEARNERS = 3_000;
const SKILLS = 10;
const PATTERN = 'bench/pattern';
const TODAY = 20_000;
const AT = new Date(TODAY * 86_400_000 + 43_200_000);
const PRIOR = { ...COHORT, confirms: false };

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
  firstVerdict: Judgement['verdict'];
  judgement: Judgement;
  /** M and P right after the test. */
  mastery: number;
  strength: number;
  strongDays: number;
}

/** Judges, and follows up while unsure, never beside a question whose solution was shown. */
function takeTest(learner: Learner, seed: string, wholeSkills: number) {
  const { items } = learner;
  const form = { pattern: PATTERN, items, seen: [], seed, today: TODAY, kind: 'full' } as const;
  const assembled = assembleTest(form);
  if (!assembled.ok) throw new Error(assembled.missing);
  const responses: TestResponse[] = assembled.questions.map((id) => learner.answer(id));
  const judge = () =>
    judgeTest({ items, kind: 'full', prior: PRIOR, pace: 1, responses, wholeSkills });
  let judgement = judge();
  const firstVerdict = judgement.verdict;
  while (judgement.verdict === 'unsure') {
    const asked = responses.map(({ item }) => item.id);
    const revealed = responses.filter(({ correct }) => !correct).map(({ item }) => item.id);
    const next = assembleFollowUp({ ...form, asked, revealed, known: judgement.known });
    if (!next.ok) break;
    responses.push(learner.answer(next.question));
    judgement = judge();
  }
  return { responses, judgement, firstVerdict };
}

function outcomeOf(world: World, seed: string, wholeSkills: number, random: Random): Outcome {
  const learner = learnerIn(world, SKILLS, random);
  const raw = shuffled(learner.items, random)
    .slice(0, 10)
    .filter(({ id }) => learner.answer(id).correct).length;
  const { responses, judgement, firstVerdict } = takeTest(learner, seed, wholeSkills);
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
    rawStrong: raw >= 8,
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
  const meets = (holds: boolean) => (holds ? 'met' : 'MISSED');
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
    `at least ${percent(least)} ${meets(accuracy >= least)}`,
  );
  line('  found strong, of the strong', percent(shareOf(strongTruly, decided)));
  line('  found not strong, of the others', percent(shareOf(weakTruly, (one) => !decided(one))));
  line(
    '"strong" is right',
    percent(right),
    `at least ${percent(leastRight)} ${meets(right >= leastRight)}`,
  );
  line(
    'still unsure',
    percent(unsure),
    `at most ${percent(mostUnsure)} ${meets(unsure <= mostUnsure)}`,
  );
  line('  before follow-ups', percent(shareOf(outcomes, (one) => one.firstVerdict === 'unsure')));
  line('questions asked', asked.toFixed(2), `at most ${mostAsked} ${meets(asked <= mostAsked)}`);
  line(
    'calibration error of pStrong',
    calibration.toFixed(3),
    `at most ${mostError} ${meets(calibration <= mostError)}`,
  );
  line(
    '8 of 10 random ones: accuracy',
    percent(shareOf(outcomes, (one) => one.rawStrong === one.truth)),
  );
  line('8 of 10 random ones: "strong" is right', percent(shareOf(rawStrong, ({ truth }) => truth)));
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
