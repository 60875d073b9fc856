// How many answers a second the served product records, against a bare server that runs the same two
// statements with the same parameters on the same database. Prints medians of alternated rounds and their ratio.
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { AnswerRequest } from '@/core/questions/answer';
import { arrangeQuestion } from '@/core/questions/present';
import type { Question } from '@/core/questions/question';
import { randomFrom, type Random } from '@/core/random';
import { readClaim } from '@/server/accounts/session';
import { recordAnswer } from '@/server/answers/record-answer';
import { loadContent } from '@/server/content/load-content';
import { closeDatabase, pool } from '@/server/database/client';
import type { TakenStatement } from './bare-answers';
import { median, metOrMissed } from './measure';

const CONNECTIONS = 32;
const LEARNERS_EACH = 8;
const WARM_UP_ANSWERS = 12;
const ROUNDS = 5;
const SECONDS = 6;
const SETTLE_MS = 500;
const TARGET = 0.4;
/** Kinds whose responses are made here; the others cost the same to record. */
const ANSWERED = new Set(['single', 'multiple', 'true-false', 'numeric', 'text']);

interface Learner {
  id: string;
  cookie: string;
}

/** What a connection sends next. */
type NextRequest = () => { headers: Record<string, string>; body: string };

await main();

async function main(): Promise<void> {
  const product = await begin(process.env.BENCH_SERVER ?? '');
  const { questions } = await loadContent();
  const pooled = [...questions.values()].filter(
    ({ place, kind }) => place === 'pool' && ANSWERED.has(kind),
  );
  const learners = await makeLearners(product.url, pooled);
  const taken = await takeStatements(learners[0]?.cookie ?? '', pooled);
  const bare = await begin(process.env.BENCH_BARE ?? '', taken);
  const random = randomFrom('bench');
  const rates = { product: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await shoot(`${product.url}/api/answers`, (place) =>
      answersOf(learners, place, pooled, random),
    );
    const other = await shoot(`${bare.url}/`, (place) => idsOf(learners, place));
    // The first round only warms up.
    if (round === 0) continue;
    rates.product.push(one);
    rates.bare.push(other);
    console.log(
      `  round ${round}: product ${one.toFixed(0)} answers/s, bare ${other.toFixed(0)} answers/s`,
    );
  }
  await checkLog();
  report(median(rates.product), median(rates.bare));
  product.process.kill('SIGTERM');
  bare.process.kill('SIGTERM');
  await closeDatabase();
}

function report(product: number, bare: number): void {
  const ratio = product / bare;
  console.log(
    `answers recorded: ${product.toFixed(0)}/s; the same two statements on bare node:http: ${bare.toFixed(0)}/s`,
  );
  console.log(
    `ratio ${ratio.toFixed(2)} (target at least ${TARGET.toFixed(2)}): ${metOrMissed(ratio >= TARGET)}`,
  );
}

/** The log is the truth: each learner has as many answers as their revision says. */
async function checkLog(): Promise<void> {
  const { rows } = await pool().query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM "User" u
     WHERE u.revision <> (SELECT count(*) FROM "Answer" a WHERE a."userId" = u.id)`,
  );
  if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} learners lost or doubled answers.`);
}

async function begin(
  file: string,
  message?: object,
): Promise<{ url: string; process: ChildProcess }> {
  const child = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (told: { ready?: boolean; url?: string }) => {
      if (told.ready && told.url) resolve(told.url);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
  });
  if (message) child.send(message);
  return { url: await ready, process: child };
}

/** Guests as the product makes them, with some answers behind them. */
async function makeLearners(url: string, questions: readonly Question[]): Promise<Learner[]> {
  const random = randomFrom('learners');
  const makeOne = async (): Promise<Learner> => {
    let cookie = '';
    for (let answer = 0; answer < WARM_UP_ANSWERS; answer += 1) {
      const response = await fetch(`${url}/api/answers`, {
        method: 'POST',
        headers: headersFor(cookie),
        body: JSON.stringify(answerTo(questions, random)),
      });
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      cookie ||= response.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    }
    const claim = await readClaim(cookie);
    return { id: claim?.userId ?? '', cookie };
  };
  const learners: Learner[] = [];
  for (let made = 0; made < CONNECTIONS * LEARNERS_EACH; made += CONNECTIONS) {
    learners.push(...(await Promise.all(Array.from({ length: CONNECTIONS }, makeOne))));
  }
  return learners;
}

/** Records one answer here and writes down what was sent to the database for it. */
async function takeStatements(
  cookie: string,
  questions: readonly Question[],
): Promise<{ read: TakenStatement; keep: TakenStatement }> {
  const taken = new Map<string, TakenStatement>();
  const real = pool();
  const query = real.query.bind(real) as (statement: TakenStatement) => unknown;
  real.query = ((statement: TakenStatement) => {
    taken.set(statement.name, statement);
    return query(statement);
  }) as typeof real.query;
  const request = answerTo(questions, randomFrom('taken'));
  await recordAnswer(await readClaim(cookie), request, new Date());
  const read = taken.get('read-learner');
  const keep = taken.get('keep-answer');
  if (!read || !keep) throw new Error('The two statements of an answer have other names now.');
  const values = keep.values.map((value) => (value === request.id ? '$answer' : value));
  // The learner's id comes first, then the revision that was read.
  values[1] = '$revision';
  return { read, keep: { ...keep, values } };
}

/** @returns answers a second, all of them recorded */
async function shoot(url: string, nextOf: (place: number) => NextRequest): Promise<number> {
  let places = 0;
  const result = await autocannon({
    url,
    method: 'POST',
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => {
      const next = nextOf(places);
      places += 1;
      const arm = () => {
        const { headers, body } = next();
        client.setHeadersAndBody(headers, body);
      };
      arm();
      client.on('response', arm);
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed.`);
  }
  // What was under way when time was up still lands.
  await setTimeout(SETTLE_MS);
  return result['2xx'] / result.duration;
}

/** Each connection has learners of its own, so that nobody answers twice at once. */
function learnersAt(learners: readonly Learner[], place: number): () => Learner {
  let turn = 0;
  return () => {
    turn = (turn + 1) % LEARNERS_EACH;
    return learners[place * LEARNERS_EACH + turn] as Learner;
  };
}

function answersOf(
  learners: readonly Learner[],
  place: number,
  questions: readonly Question[],
  random: Random,
): NextRequest {
  const next = learnersAt(learners, place);
  return () => ({
    headers: headersFor(next().cookie),
    body: JSON.stringify(answerTo(questions, random)),
  });
}

function idsOf(learners: readonly Learner[], place: number): NextRequest {
  const next = learnersAt(learners, place);
  return () => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: next().id }),
  });
}

function headersFor(cookie: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie } : {}),
  };
}

function answerTo(questions: readonly Question[], random: Random): AnswerRequest {
  const question = questions[Math.floor(random() * questions.length)] as Question;
  const shown = arrangeQuestion(question, random);
  return {
    id: randomUUID(),
    question: question.id,
    context: 'practice',
    response: responseTo(question.kind, shown),
    version: question.version,
    shown,
    confidence: 'unsure',
    hintsUsed: 0,
    elapsedMs: Math.floor(4_000 + random() * 30_000),
    answeredAt: new Date().toISOString(),
    timeZone: 'Europe/Paris',
  };
}

function responseTo(kind: string, shown: readonly string[]): Record<string, unknown> {
  if (kind === 'numeric') return { value: '12' };
  if (kind === 'text') return { text: 'get' };
  return kind === 'multiple' ? { options: shown.slice(0, 2) } : { option: shown[0] };
}
