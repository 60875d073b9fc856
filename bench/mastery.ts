// How near M and the word "strong" come to the truth 30 to 120 days after a test, beside a score that never fades.
// Two verdict worlds times three of memory; all practise as the product proposes before the test, some go on
// with what it proposes afterwards, half never come back. Arguments: a seed, --quick,
// --taught (what the nightly jobs learn of a cohort holds), --limit (what the best of judges could say; slow).
import { STRONG_SHARE } from '@/core/mastery/item';
import { MEMORY_WORLDS, type MemoryWorld } from './memory-worlds';
import { exactLife, together, type Imagined } from './exact-life';
import { learnFrom, type Learned } from './mastery-cohort';
import {
  BADGE_SCORE,
  badgeHolds,
  CHECKED,
  liveOn,
  type Later,
  type Life,
  type Practice,
} from './mastery-life';
import { mean, median, metOrMissed } from './measure';
import { WORLDS, type World } from './verdict-worlds';

const isQuick = process.argv.includes('--quick');
const seed = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'one';
/** Learners for each pair of worlds; half never practise, a quarter for a month, a quarter always. */
const LEARNERS = isQuick ? 40 : 120;
const PRACTICES: readonly Practice[] = ['none', 'month', 'none', 'all'];
/** Whether the track has learned from others before, or it is its first day. */
const isTaught = process.argv.includes('--taught');
/** Learners from whom a track learns before: enough for the fit. */
const TRACK_LEARNERS = 80;
/** For each pair of worlds, where the limit is asked for. */
const LIMIT_LEARNERS = isQuick ? 8 : 32;
const MOST_ERROR = 0.12;
const LEAST_RIGHT = 0.8;

interface Point extends Later {
  life: Life;
}

const rms = (values: readonly number[]): number => Math.sqrt(mean(values.map((one) => one * one)));
const percent = (value: number): string => `${(100 * value).toFixed(0)} %`;
const truly = (point: Point): boolean => point.share >= STRONG_SHARE;

function describe(points: readonly Point[]): { error: number; right: number } {
  const error = rms(points.map((point) => point.mastery - point.share));
  const right = mean(points.map((point) => ((point.says === 'strong') === truly(point) ? 1 : 0)));
  return { error, right };
}

function line(name: string, points: readonly Point[]): void {
  const { error, right } = describe(points);
  const bias = mean(points.map((point) => point.mastery - point.share));
  const frozen = rms(points.map((point) => point.life.score - point.share));
  const frozenRight = mean(
    points.map((one) => (one.life.score >= BADGE_SCORE === truly(one) ? 1 : 0)),
  );
  const said = points.filter(({ says }) => says === 'strong');
  const strong = points.filter(({ life }) => life.strong);
  const kept = describe(strong);
  console.log(
    `  ${name.padEnd(32)}M off by ${error.toFixed(3)} (mean ${bias >= 0 ? '+' : ''}${bias.toFixed(2)}), label right ${percent(right)}; ` +
      `score off by ${frozen.toFixed(3)}, ${percent(frozenRight)}; truly strong ${percent(mean(points.map((one) => (truly(one) ? 1 : 0))))}, ` +
      `said ${percent(said.length / points.length)}, of which right ${percent(mean(said.map((one) => (truly(one) ? 1 : 0))))}; ` +
      `where a test said strong: off by ${kept.error.toFixed(3)}, right ${percent(kept.right)}, the test's word right ${percent(mean(strong.map((one) => (truly(one) ? 1 : 0))))}`,
  );
}

/** What a judge could say who knows how the worlds were made, and one who knows which it is. */
function tellLimit(): void {
  const judged = WORLDS.flatMap((world) =>
    MEMORY_WORLDS.flatMap((memory) =>
      livesOf(world, memory, seed, LIMIT_LEARNERS).map((life) => {
        const beliefs = MEMORY_WORLDS.map((one) => ({
          one,
          belief: exactLife(world, one, life, CHECKED, `${seed}:${life.testedDay}`),
        }));
        const known = beliefs.filter(({ one }) => one === memory).map(({ belief }) => belief);
        return { life, any: together(beliefs.map(({ belief }) => belief)), own: together(known) };
      }),
    ),
  );
  type Judged = (typeof judged)[number];
  const told = (
    name: string,
    among: readonly Judged[],
    of: (one: Judged, at: number) => [number, boolean],
  ) => {
    const points = among.flatMap((one) =>
      one.life.later.map((later, at) => {
        const [share, isStrong] = of(one, at);
        return { off: share - later.share, right: isStrong === later.share >= STRONG_SHARE };
      }),
    );
    console.log(
      `  ${name.padEnd(48)}off by ${rms(points.map(({ off }) => off)).toFixed(3)}, label right ${percent(mean(points.map(({ right }) => (right ? 1 : 0))))}`,
    );
  };
  const exactly = ({ shares, strong }: Imagined, at: number): [number, boolean] => [
    shares[at] ?? 0,
    (strong[at] ?? 0) >= 0.5,
  ];
  for (const practice of [null, 'none', 'month', 'all'] as const) {
    const among = judged.filter(({ life }) => (practice ?? life.practice) === life.practice);
    console.log(`limit, ${among.length} learners, practice: ${practice ?? 'any'}`);
    told('product', among, ({ life }, at) => [
      life.later[at]?.mastery ?? 0,
      life.later[at]?.says === 'strong',
    ]);
    told('best possible, memory one of three', among, ({ any }, at) => exactly(any, at));
    told('best possible, told which memory', among, ({ own }, at) => exactly(own, at));
  }
}

function livesOf(
  world: World,
  memory: MemoryWorld,
  of: string,
  count: number,
  learned?: Learned,
): Life[] {
  return Array.from({ length: count }, (_, at) =>
    liveOn(world, memory, PRACTICES[at % 4] ?? 'none', `${world}:${memory}:${of}:${at}`, learned),
  );
}

const all: Point[] = [];
const bearers = new Map<MemoryWorld, Life[]>(MEMORY_WORLDS.map((memory) => [memory, []]));
for (const world of WORLDS) {
  for (const memory of MEMORY_WORLDS) {
    const name = `${world}, ${memory}`;
    const learned = isTaught
      ? await learnFrom(livesOf(world, memory, `${seed}:cohort`, TRACK_LEARNERS), name)
      : undefined;
    const lives = livesOf(world, memory, seed, LEARNERS, learned);
    const points = lives.flatMap((life) => life.later.map((later) => ({ ...later, life })));
    all.push(...points);
    bearers.get(memory)?.push(...lives.filter(({ practice }) => practice === 'none'));
    line(name, points);
  }
}
console.log(
  `a badge for 8 of 10 that never fades is true 30 days later without practice (the worlds are made for 27 to 44 %): ` +
    [...bearers].map(([memory, ofIt]) => `${memory} ${percent(badgeHolds(ofIt))}`).join(', '),
);
console.log('all worlds');
for (const days of CHECKED)
  line(
    `${days} days after`,
    all.filter((one) => one.days === days),
  );
for (const practice of ['none', 'month', 'all'] as const)
  line(
    `practice: ${practice}`,
    all.filter((one) => one.life.practice === practice),
  );
for (const [from, to, name] of [
  [0, 1, 'new with the lesson'],
  [1, 60, 'first known up to 60 days before'],
  [60, Infinity, 'first known 60 days before or more'],
] as const) {
  line(
    name,
    all.filter(({ life }) => life.age >= from && life.age < to),
  );
}
line('all', all);
const unpractised = all.filter(
  ({ days, life }) => days === 30 && life.strong && life.practice === 'none',
);
const after = unpractised.map(({ life }) => life.trulyUntil ?? Infinity);
console.log(
  `  strong until without practice, days (median): said ${median(unpractised.map(({ life }) => life.strongDays))}, true ${median(after)}; reviews a learner who practises on: ${mean(all.filter((one) => one.life.practice === 'all').map(({ life }) => life.reviews)).toFixed(0)}; known by them at day 120: ${percent(mean(all.filter((one) => one.life.practice === 'all' && one.days === 120).map(({ share }) => share)))}`,
);
const lives = [...new Set(all.map(({ life }) => life))];
const onward = lives.filter(({ practice }) => practice === 'all');
const middle = (of: (life: Life) => number, from = lives) => median(from.map(of));
console.log(
  `  before the test (median): ${middle(({ before }) => before.answers)} answers over ${middle(({ before }) => before.days)} days; ` +
    `said strong ${percent(mean(lives.map(({ strong }) => (strong ? 1 : 0))))}; ` +
    `retests and checks of a learner who practises on (mean): ${mean(onward.map(({ tests }) => tests)).toFixed(1)}, ${mean(onward.map(({ checks }) => checks)).toFixed(1)}`,
);
if (process.argv.includes('--limit')) tellLimit();
const { error, right } = describe(all);
console.log(
  `  error of M at most ${MOST_ERROR}: ${metOrMissed(error <= MOST_ERROR)}; label right at least ${percent(LEAST_RIGHT)}: ${metOrMissed(right >= LEAST_RIGHT)}`,
);
