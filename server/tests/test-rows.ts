// Decides how a test and its positions are read; every reading is the learner's own.
// A foreign test and a missing one look the same from here.
import type { Points } from '@/core/tests/judge';
import type { Difficulty } from '@/core/questions/question';
import type { Confidence } from '@/core/questions/answer';
import type { TestPrior } from '@/core/tests/prior';
import type { TestKind, TestState, Verdict } from '@/core/tests/test';
import { DomainError } from '@/core/errors';
import type { Viewer } from '@/server/accounts/viewer';
import {
  patternNames,
  patternToday,
  questionToday,
  skillToday,
} from '@/server/content/earlier-names';
import type { Connection } from '@/server/answers/read-learner';

export interface TestRow {
  id: string;
  /** As it is called today. */
  pattern: string;
  kind: TestKind;
  state: TestState;
  seed: string;
  startedAt: Date;
  judgedAt: Date | null;
  judgement: StoredJudgement | null;
}

export interface ItemRow {
  position: number;
  /** As it is called today. */
  question: string;
  /** As it was called when it was drawn: the answer keeps that name, so that the two find each other. */
  askedAs: string;
  version: string;
  /** As it is called today. */
  skill: string;
  shown: string[];
  response: Record<string, unknown> | null;
  confidence: Confidence | null;
  elapsedMs: number;
  answeredAt: Date | null;
  timeZone: string | null;
  seq: number;
  judgedAt: Date | null;
}

/** A judgement as it was told, without the questions' texts. */
export interface StoredJudgement {
  verdict: Verdict;
  pStrong: number;
  score: number;
  asked: number;
  byDifficulty: Record<Difficulty, Points>;
  range: [number, number];
  strongUntil: string | null;
  more: number;
  retestAt: string;
  /** Skill ids, weakest first. */
  weakSkills: string[];
  /** Belief that each skill is known; chooses follow-ups. Missing in judgements of the first release. */
  known?: Record<string, number>;
  /** What the answers say of whole skills in the track; missing likewise. */
  wholeEvidence?: number;
  /** What the first round started from; a follow-up round starts from it again. */
  prior: TestPrior;
  /** What each submit said, in order. */
  rounds?: StoredRound[];
  /** What a strong verdict strengthened. */
  credits?: StoredCredit[];
  /** By position, from 1. */
  marks: { correct: boolean; score: number }[];
}

/** One submit, with the days in which it was counted. */
export interface StoredRound {
  /** ISO time of the submit. */
  at: string;
  verdict: Verdict;
  /** Null where it was not kept: that of the answers. */
  timeZone: string | null;
  rolloverHour: number;
}

/** A pattern whose cards were strengthened, and how many. */
export interface StoredCredit {
  pattern: string;
  skills: number;
}

/** The rounds of a judgement; of one without any, its last. */
export function roundsOf(
  { rounds, verdict }: StoredJudgement,
  judgedAt: Date,
): readonly StoredRound[] {
  return rounds ?? [{ at: judgedAt.toISOString(), verdict, timeZone: null, rolloverHour: 0 }];
}

const TEST = `SELECT id, pattern, kind::text, state::text, seed, "startedAt", "judgedAt", judgement
  FROM "Test" WHERE "userId" = $1::uuid`;
const ITEMS = `SELECT position, question, version, skill, shown, response, confidence, "elapsedMs",
  "answeredAt", "timeZone", seq, "judgedAt"
  FROM "TestItem" WHERE "userId" = $1::uuid AND "testId" = $2::uuid ORDER BY position`;

type StoredItem = Omit<ItemRow, 'askedAs'>;

function testByTodaysName(row: TestRow): TestRow {
  return { ...row, pattern: patternToday(row.pattern) };
}

function itemByTodaysNames(row: StoredItem): ItemRow {
  const { question, skill } = row;
  return {
    ...row,
    question: questionToday(question),
    askedAs: question,
    skill: skillToday(skill),
  };
}

export async function findTest(
  connection: Connection,
  viewer: Viewer,
  id: string,
): Promise<TestRow | undefined> {
  const values = [viewer.userId, id];
  const text = `${TEST} AND id = $2::uuid`;
  const { rows } = await connection.query<TestRow>({ name: 'test-by-id', text, values });
  return rows.map(testByTodaysName)[0];
}

/** The newest test of a pattern and kind. */
export async function latestTest(
  connection: Connection,
  viewer: Viewer,
  pattern: string,
  kind: TestKind,
): Promise<TestRow | undefined> {
  const values = [viewer.userId, patternNames(pattern), kind];
  const text = `${TEST} AND pattern = ANY ($2::text[]) AND kind = $3::"TestKind" ORDER BY "startedAt" DESC LIMIT 1`;
  const { rows } = await connection.query<TestRow>({ name: 'test-latest', text, values });
  return rows.map(testByTodaysName)[0];
}

export async function itemsOfTest(
  connection: Connection,
  viewer: Viewer,
  id: string,
): Promise<ItemRow[]> {
  const values = [viewer.userId, id];
  const { rows } = await connection.query<StoredItem>({ name: 'test-items', text: ITEMS, values });
  return rows.map(itemByTodaysNames);
}

/** The same, and no answer can be saved to them until the transaction ends. */
export async function lockItems(
  connection: Connection,
  viewer: Viewer,
  id: string,
): Promise<ItemRow[]> {
  const values = [viewer.userId, id];
  const text = `${ITEMS} FOR UPDATE`;
  const { rows } = await connection.query<StoredItem>({ name: 'test-items-locked', text, values });
  return rows.map(itemByTodaysNames);
}

export function unknownTest(id: string): DomainError {
  return new DomainError('tests/unknown', `There is no test ${id}.`, {
    hint: 'It may belong to another account: tests stay with the browser, or the account, that started them.',
  });
}
