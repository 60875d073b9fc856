// Decides what one simulated student does in a term: new questions, what is due, tests. Every answer goes
// through the functions that take those of people, each at its simulated time.
import { randomFrom, type Random } from '@/core/random';
import { arrangeQuestion } from '@/core/questions/present';
import type { Confidence } from '@/core/questions/answer';
import type { Question } from '@/core/questions/question';
import type { TestQuestion } from '@/core/tests/test';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { dayStart, localDay } from '@/core/time';
import { secretUuid } from '@/server/accounts/guest';
import type { Claim } from '@/server/accounts/session';
import { recordAnswer } from '@/server/answers/record-answer';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import {
  practises,
  SimulatedMemory,
  studentFrom,
  type Student,
} from '@/server/demo/simulated-student';
import { simulatedResponse } from '@/server/demo/simulated-response';
import type { PlannedPattern } from '@/server/demo/term-plan';
import { expectedMsOf } from '@/server/questions/pattern-items';
import { skillQuestions } from '@/server/reviews/skill-questions';
import { extendTest } from '@/server/tests/extend-test';
import { saveTestAnswer } from '@/server/tests/save-test-answer';
import { startTest } from '@/server/tests/start-test';
import { submitTest } from '@/server/tests/submit-test';

export interface Term {
  /** The student's account, which exists; also the seed of what they are like. */
  userId: string;
  plan: readonly PlannedPattern[];
  days: number;
  timeZone: string;
  /** The term ends now. */
  now: Date;
}

const HOUR_MS = 3_600_000;
const DUE_A_DAY = 10;
const NEW_A_DAY = 7;
const READING_MS = 9_000;
const MOST_FOLLOW_UPS = 5;
const ANSWERED_BEFORE_A_TEST = 10;

interface Life extends Term {
  claim: Claim;
  random: Random;
  student: Student;
  memory: SimulatedMemory;
  /** Questions by id with the number of times they were answered. */
  met: Map<string, number>;
  tested: Set<string>;
  /** Simulated time. */
  at: number;
  day: number;
}

/** @throws DomainError "answers/other-learner" where the student is removed meanwhile, "database/away" */
export async function simulateTerm(term: Term): Promise<void> {
  const random = randomFrom(`term ${term.userId}`);
  const student = studentFrom(random);
  const life: Life = {
    ...term,
    claim: { userId: term.userId, epoch: 0, issuedAt: 0 },
    random,
    student,
    memory: new SimulatedMemory(student),
    met: new Map(),
    tested: new Set(),
    at: 0,
    day: 0,
  };
  const today = localDay(term.now, term.timeZone, DEFAULT_ROLLOVER_HOUR);
  for (let passed = 0; passed < term.days; passed += 1) {
    const current = currentOf(term.plan, passed);
    const day = today - term.days + passed;
    const when = {
      // 1970-01-01 was a Thursday.
      weekday: (day + 4) % 7,
      daysToDue: current.due - passed,
      passed: passed / term.days,
    };
    if (!practises(student, when, random)) continue;
    life.day = day;
    // In the afternoon or the evening.
    const start = dayStart(day, term.timeZone, DEFAULT_ROLLOVER_HOUR).getTime();
    life.at = start + (10 + 6 * random()) * HOUR_MS;
    await practiseOneDay(life, current, passed);
  }
}

function currentOf(plan: readonly PlannedPattern[], passed: number): PlannedPattern {
  const current = plan.findLast(({ from }) => from <= passed) ?? plan[0];
  if (!current) throw new Error('A term without patterns.');
  return current;
}

async function practiseOneDay(life: Life, current: PlannedPattern, passed: number): Promise<void> {
  for (const skill of await dueSkills(life)) {
    const question = siblingOf(life, skill);
    if (question) await answer(life, question, 'review');
  }
  for (const question of newQuestions(life, current.id)) await answer(life, question, 'practice');
  const isReady = metOf(life, current.id) >= ANSWERED_BEFORE_A_TEST || current.due - passed <= 0;
  if (!isReady || current.due - passed > 2 || life.tested.has(current.id)) return;
  life.tested.add(current.id);
  await takeTest(life, current.id);
}

async function dueSkills({ userId, day }: Life): Promise<string[]> {
  const { rows } = await pool().query<{ skill: string }>(
    `SELECT skill FROM "Card" WHERE "userId" = $1::uuid AND "dueDay" <= $2 ORDER BY "dueDay", skill LIMIT ${DUE_A_DAY}`,
    [userId, day],
  );
  return rows.map(({ skill }) => skill);
}

/** The one that was answered least often. */
function siblingOf({ met, random }: Life, skill: string): Question | undefined {
  const known = skillQuestions().get(skill)?.questions ?? [];
  return known
    .map((question) => ({ question, turn: (met.get(question.id) ?? 0) + random() }))
    .sort((one, other) => one.turn - other.turn)[0]?.question;
}

function newQuestions({ met, random, student }: Life, pattern: string): Question[] {
  const pool = content().patterns.get(pattern)?.questions ?? [];
  const count = Math.round(NEW_A_DAY * (0.6 + 0.6 * student.diligence) * (0.7 + 0.6 * random()));
  return pool.filter(({ id }) => !met.has(id)).slice(0, count);
}

function metOf({ met }: Life, pattern: string): number {
  return [...met.keys()].filter((id) => id.startsWith(`${pattern}/`)).length;
}

interface Given {
  response: Record<string, unknown>;
  confidence: Confidence | undefined;
  elapsedMs: number;
  knows: boolean;
}

function respond(life: Life, question: Question): Given {
  const { random, student, memory } = life;
  const chance = memory.knows(question.skill, question.difficulty, life.day);
  // Even what is known slips at times.
  const knows = random() < chance * 0.97;
  const response = simulatedResponse(question, knows, random);
  const spread = Math.exp(0.35 * (random() + random() - 1));
  const elapsedMs = Math.round(
    expectedMsOf(question) * student.pace * spread * (knows ? 0.8 : 1.25),
  );
  const says = 'skip' in response ? undefined : confidenceOf(life, knows, chance);
  return { response, confidence: says, elapsedMs, knows };
}

function confidenceOf({ random, student }: Life, knows: boolean, chance: number) {
  if (random() > student.candour) return undefined;
  const felt = (knows ? 0.75 : 0.25) + 0.4 * (chance - 0.5) + 0.3 * (random() - 0.5);
  return felt > 0.65 ? 'sure' : felt > 0.3 ? 'unsure' : 'guess';
}

async function answer(
  life: Life,
  question: Question,
  context: 'practice' | 'review',
): Promise<void> {
  const given = respond(life, question);
  life.at += given.elapsedMs + READING_MS;
  const times = life.met.get(question.id) ?? 0;
  await recordAnswer(
    life.claim,
    {
      id: secretUuid(`simulated ${life.userId} ${question.id} ${times}`),
      question: question.id,
      context,
      version: question.version,
      shown: arrangeQuestion(question, life.random),
      response: given.response,
      ...(given.confidence && { confidence: given.confidence }),
      hintsUsed: 0,
      elapsedMs: given.elapsedMs,
      answeredAt: new Date(life.at).toISOString(),
      timeZone: life.timeZone,
    },
    new Date(life.at),
    // Where the student was removed meanwhile, no guest takes their place.
    life.userId,
  );
  learn(life, question, given.knows);
}

function learn({ met, memory, day }: Life, question: Question, knew: boolean): void {
  met.set(question.id, (met.get(question.id) ?? 0) + 1);
  memory.study(question.skill, knew, day);
}

async function takeTest(life: Life, pattern: string): Promise<void> {
  const id = secretUuid(`simulated test ${life.userId} ${pattern}`);
  const started = await startTest(life.claim, {
    id,
    pattern,
    kind: 'full',
    seed: id,
    startedBy: life.userId,
    now: new Date((life.at += READING_MS)),
  });
  for (const asked of started.test.questions) await answerInTest(life, started.viewer, id, asked);
  let result = await submitTest(started.viewer, id, new Date(life.at));
  for (let more = 0; more < MOST_FOLLOW_UPS && result.more > 0; more += 1) {
    const { question } = await extendTest(started.viewer, id, new Date(life.at));
    await answerInTest(life, started.viewer, id, question);
    result = await submitTest(started.viewer, id, new Date(life.at));
  }
}

async function answerInTest(
  life: Life,
  viewer: Parameters<typeof saveTestAnswer>[0],
  id: string,
  asked: TestQuestion,
): Promise<void> {
  const question = content().question(asked.id);
  if (!question) return;
  const given = respond(life, question);
  life.at += given.elapsedMs;
  const request = {
    response: given.response,
    version: asked.version,
    ...(given.confidence && { confidence: given.confidence }),
    elapsedMs: given.elapsedMs,
    answeredAt: new Date(life.at).toISOString(),
    timeZone: life.timeZone,
    seq: 0,
  };
  await saveTestAnswer(viewer, id, asked.position, request, new Date(life.at));
  learn(life, question, given.knows);
}
