// How near M and the word "strong" come to the truth 30 to 120 days after a test, beside a score that never fades.
// Two verdict worlds times three of memory; knowledge of every age; some practise afterwards. Arguments: a seed, --quick.
import { STRONG_SHARE } from '@/core/mastery/item';
import { MEMORY_WORLDS } from './memory-worlds';
import { CHECKED, liveOn, type Later, type Life, type Practice } from './mastery-life';
import { WORLDS } from './verdict-worlds';

const isQuick = process.argv.includes('--quick');
const seed = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'one';
/** Learners for each pair of worlds; half never practise, a quarter for a month, a quarter always. */
const LEARNERS = isQuick ? 120 : 400;
const PRACTICES: readonly Practice[] = ['none', 'month', 'none', 'all'];
const MOST_ERROR = 0.12;
const LEAST_RIGHT = 0.8;

interface Point extends Later {
  life: Life;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
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
  const frozenRight = mean(points.map((one) => (one.life.score >= 0.8 === truly(one) ? 1 : 0)));
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

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const all: Point[] = [];
for (const world of WORLDS) {
  for (const memory of MEMORY_WORLDS) {
    const lives = Array.from({ length: LEARNERS }, (_, at) =>
      liveOn(world, memory, PRACTICES[at % 4] ?? 'none', `${world}:${memory}:${seed}:${at}`),
    );
    const points = lives.flatMap((life) => life.later.map((later) => ({ ...later, life })));
    all.push(...points);
    line(`${world}, ${memory}`, points);
  }
}
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
for (const [from, to] of [
  [0, 7],
  [7, 60],
  [60, Infinity],
] as const) {
  line(
    to === Infinity
      ? `first known ${from} days ago or more`
      : `first known ${from} to ${to} days ago`,
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
const { error, right } = describe(all);
const meets = (holds: boolean) => (holds ? 'met' : 'MISSED');
console.log(
  `  error of M at most ${MOST_ERROR}: ${meets(error <= MOST_ERROR)}; label right at least ${percent(LEAST_RIGHT)}: ${meets(right >= LEAST_RIGHT)}`,
);
