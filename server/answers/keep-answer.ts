// Decides how a graded answer is kept: one statement writes answer, card, mastery and learner, or nothing.
// Knows nothing of grading; every number in it was computed before.
import type { MemoryCard } from '@/core/memory/card';
import type { MasteryState } from '@/core/mastery/state';
import type { LearnerNumbers } from '@/core/memory/learner';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { pool } from '@/server/database/client';

const LEARNER = {
  revision: 'int',
  sessionEpoch: 'int',
  timeZone: 'text',
  recallOffset: 'float8',
  paceSum: 'float8',
  paceCount: 'int',
  lastSeenAt: 'timestamptz',
  lastAnsweredAt: 'timestamptz',
  replayFrom: 'timestamptz',
} as const;

const ANSWER = {
  id: 'uuid',
  requestHash: 'text',
  question: 'text',
  version: 'text',
  pattern: 'text',
  skill: 'text',
  kind: 'text',
  difficulty: 'text',
  rev: 'int',
  context: '"AnswerContext"',
  testId: 'uuid',
  shown: 'text[]',
  response: 'jsonb',
  correct: 'boolean',
  score: 'float8',
  confidence: 'text',
  hintsUsed: 'int2',
  elapsedMs: 'int',
  answeredAt: 'timestamptz',
  receivedAt: 'timestamptz',
  timeZone: 'text',
  localDay: 'int',
  revision: 'int',
  inPool: 'boolean',
  firstTry: 'boolean',
  grade: 'int2',
  known: 'float8',
  recallBefore: 'float8',
  guessRate: 'float8',
  medianMs: 'int',
  pace: 'float8',
  parameterVersion: 'text',
  retention: 'float8',
  rolloverHour: 'int2',
  practiceDays: 'int2',
  itemA: 'float8',
  itemB: 'float8',
  cohortMean: 'float8',
  cohortDeviation: 'float8',
  misconceptions: 'text[]',
  outcome: 'jsonb',
} as const;

const CARD = {
  skill: 'text',
  pattern: 'text',
  stability: 'float8',
  difficulty: 'float8',
  known: 'float8',
  reps: 'int',
  lapses: 'int',
  lastAnsweredAt: 'timestamptz',
  lastLocalDay: 'int',
  dueDay: 'int',
  parameterVersion: 'text',
} as const;

const MASTERY = {
  pattern: 'text',
  track: 'text',
  priorMean: 'float8',
  priorDeviation: 'float8',
  evidence: 'float8[]',
  abilityMean: 'float8',
  abilityDeviation: 'float8',
  mastery: 'float8',
  variance: 'float8',
  strength: 'float8',
  level: 'text',
  strongSince: 'timestamptz',
  strongUntilDay: 'int',
  confirmedAt: 'timestamptz[]',
  lastVerdict: '"Verdict"',
  lastTestedAt: 'timestamptz',
  answers: 'int',
  lastAnsweredAt: 'timestamptz',
  computedAt: 'timestamptz',
  laterMastery: 'float8[]',
  laterSpread: 'float8[]',
} as const;

type Row<Columns> = { [Name in keyof Columns]: unknown };
export type AnswerRow = Row<typeof ANSWER>;

/** What one answer changes. */
export interface AnswerWrite {
  /** The revision that was read; nothing is written when it has moved on. */
  revision: number;
  timeZone: string;
  receivedAt: Date;
  /** The latest time of answering in the log, with this answer. */
  lastAnsweredAt: Date;
  /** From when on memory waits to be computed again; null when it need not be. */
  replayFrom: Date | null;
  learner: LearnerNumbers;
  answer: AnswerRow;
  card: MemoryCard;
  mastery: MasteryState;
}

/**
 * @returns false when another answer of this learner came in between (or their sessions were
 *   ended): nothing was written, read again
 */
export async function keepAnswer(
  viewer: Viewer,
  write: AnswerWrite,
  connection: Connection = pool() as Connection,
): Promise<boolean> {
  const values = [
    viewer.userId,
    ...valuesOf(LEARNER, learnerRow(viewer, write)),
    ...valuesOf(ANSWER, write.answer),
    ...valuesOf(CARD, {
      ...write.card,
      skill: write.answer.skill,
      pattern: write.answer.pattern,
    }),
    ...valuesOf(MASTERY, masteryRow(String(write.answer.pattern), write.mastery)),
  ];
  const { rowCount } = await connection.query({
    name: 'keep-answer',
    text: TEXT,
    values,
  });
  return rowCount === 1;
}

function learnerRow(viewer: Viewer, write: AnswerWrite): Row<typeof LEARNER> {
  return {
    revision: write.revision,
    sessionEpoch: viewer.epoch,
    timeZone: write.timeZone,
    recallOffset: write.learner.recallOffset,
    paceSum: write.learner.paceSum,
    paceCount: write.learner.paceCount,
    lastSeenAt: write.receivedAt,
    lastAnsweredAt: write.lastAnsweredAt,
    replayFrom: write.replayFrom,
  };
}

/** Brings a card back to what it was; null removes it. */
export async function replaceCard(
  connection: Connection,
  viewer: Viewer,
  { skill, pattern }: { skill: string; pattern: string },
  card: MemoryCard | null,
): Promise<void> {
  if (card === null) {
    const text = 'DELETE FROM "Card" WHERE "userId" = $1::uuid AND skill = $2';
    await connection.query({
      name: 'card-remove',
      text,
      values: [viewer.userId, skill],
    });
    return;
  }
  const values = [viewer.userId, ...valuesOf(CARD, { ...card, skill, pattern })];
  await connection.query({
    name: 'card-replace',
    text: replaceText('Card', CARD, 'skill'),
    values,
  });
}

/** Brings mastery back to what it was; null removes it. */
export async function replaceMastery(
  connection: Connection,
  viewer: Viewer,
  pattern: string,
  mastery: MasteryState | null,
): Promise<void> {
  if (mastery === null) {
    const text = 'DELETE FROM "Mastery" WHERE "userId" = $1::uuid AND pattern = $2';
    await connection.query({
      name: 'mastery-remove',
      text,
      values: [viewer.userId, pattern],
    });
    return;
  }
  const values = [viewer.userId, ...valuesOf(MASTERY, masteryRow(pattern, mastery))];
  await connection.query({
    name: 'mastery-replace',
    text: replaceText('Mastery', MASTERY, 'pattern'),
    values,
  });
}

function masteryRow(pattern: string, mastery: MasteryState): Row<typeof MASTERY> {
  return {
    ...mastery,
    pattern,
    track: pattern.split('/', 1)[0],
    // Written out here: the driver would quote and escape each of the numbers.
    evidence: numbers(mastery.evidence),
    laterMastery: numbers(mastery.laterMastery),
    laterSpread: numbers(mastery.laterSpread),
  };
}

function numbers(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}

function valuesOf<Columns extends object>(columns: Columns, row: Row<Columns>): unknown[] {
  return Object.keys(columns).map((name) => {
    const value = row[name as keyof Columns];
    return value instanceof Date ? value.toISOString() : value;
  });
}

type NumberedColumn = { name: string; parameter: string };

function columnsFrom(first: number, columns: Readonly<Record<string, string>>): NumberedColumn[] {
  return Object.entries(columns).map(([name, type], index) => ({
    name: `"${name}"`,
    parameter: `$${first + index}::${type}`,
  }));
}

/** @param source what the learner's id comes from, such as a row of an earlier part */
function insertText(
  table: string,
  columns: readonly NumberedColumn[],
  id: string,
  source = '',
): string {
  return `INSERT INTO "${table}" ("userId", ${columns.map(({ name }) => name).join(', ')})
    SELECT ${id}, ${columns.map(({ parameter }) => parameter).join(', ')} ${source}`;
}

function orReplace(key: string, columns: readonly NumberedColumn[]): string {
  const all = columns.map(({ name }) => `${name} = EXCLUDED.${name}`).join(', ');
  return `ON CONFLICT ("userId", ${key}) DO UPDATE SET ${all}`;
}

function replaceText(table: string, types: Readonly<Record<string, string>>, key: string): string {
  const columns = columnsFrom(2, types);
  return `${insertText(table, columns, '$1::uuid')} ${orReplace(key, columns)}`;
}

const TEXT = statementText();

/** Parameters are numbered in the order of `values` above: the learner's id is the first. */
function statementText(): string {
  let next = 2;
  const numbered = (types: Readonly<Record<string, string>>) => {
    const columns = columnsFrom(next, types);
    next += columns.length;
    return columns;
  };
  const [revision, epoch, ...learner] = numbered(LEARNER);
  const answer = numbered(ANSWER);
  const card = numbered(CARD);
  const mastery = numbered(MASTERY);
  const from = (table: string, columns: readonly NumberedColumn[]) =>
    insertText(table, columns, 'moved.id', 'FROM moved');
  return `WITH moved AS (
    UPDATE "User" SET revision = revision + 1,
      ${learner.map(({ name, parameter }) => `${name} = ${parameter}`).join(', ')}
    WHERE id = $1::uuid AND revision = ${revision?.parameter} AND "sessionEpoch" = ${epoch?.parameter}
    RETURNING id
  ), kept AS (${from('Answer', answer)}
  ), remembered AS (${from('Card', card)} ${orReplace('skill', card)}
  ), mastered AS (${from('Mastery', mastery)} ${orReplace('pattern', mastery)}
  ) SELECT 1 FROM moved`;
}
