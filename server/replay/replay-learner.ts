// Decides what a replay of one learner's log changes in what is kept of them: only what differs.
// Runs while their row is locked; the steps are core's.
import { replayLog, type Replayed } from '@/core/memory/replay';
import type { LearnerRow, LearnerTransaction } from '@/server/accounts/with-learner';
import type { Viewer } from '@/server/accounts/viewer';
import { replaceCard, replaceMastery } from '@/server/answers/keep-answer';
import { cardsOf, masteryOf, type CardRow, type MasteryRow } from '@/server/answers/learner-state';
import type { Connection } from '@/server/answers/read-learner';
import { itemsOf } from '@/server/questions/pattern-items';
import { differences, type Difference, type KeptState } from '@/server/replay/differences';
import { readLog, type AnswerLogRow } from '@/server/replay/log-rows';

export interface ReplayReport {
  answers: number;
  differences: Difference[];
}

/**
 * @param regradeFrom what was answered from then on is weighed anew, because something that was
 *   answered before it came or went later; null: every grade stays as it was kept
 * @param writes false: only compare
 */
export async function replayLearner(
  transaction: LearnerTransaction,
  regradeFrom: Date | null,
  writes = true,
): Promise<ReplayReport> {
  const connection = transaction.client as Connection;
  const { viewer, learner } = transaction;
  const log = await readLog(connection, viewer.userId, regradeFrom);
  const replayed = replayLog(log.events, { itemsOf });
  const kept = await readKept(connection, transaction);
  const found = [
    ...differences(kept, stateOf(replayed)),
    ...log.answers.flatMap((row) => regraded(row, replayed)).map(({ difference }) => difference),
  ];
  if (writes) {
    await writeState(connection, viewer, kept, replayed);
    await writeGrades(connection, viewer, log.answers, replayed);
    await writeLearner(connection, learner, replayed);
    await dateTests(connection, viewer, replayed);
  }
  return { answers: log.answers.length, differences: found };
}

function stateOf({ learner, cards, mastery, lastAnsweredAt }: Replayed): KeptState {
  return { learner: { ...learner, lastAnsweredAt }, cards, mastery };
}

async function readKept(
  connection: Connection,
  { viewer, learner }: LearnerTransaction,
): Promise<KeptState> {
  const { rows } = await connection.query<{
    cards: (CardRow & { pattern: string })[] | null;
    mastery: MasteryRow[] | null;
  }>({
    name: 'kept-state',
    text: `SELECT (SELECT json_agg(c) FROM "Card" c WHERE c."userId" = $1::uuid) AS cards,
      (SELECT json_agg(m) FROM "Mastery" m WHERE m."userId" = $1::uuid) AS mastery`,
    values: [viewer.userId],
  });
  const patterns = new Map((rows[0]?.cards ?? []).map(({ skill, pattern }) => [skill, pattern]));
  return {
    learner,
    cards: new Map(
      [...cardsOf(rows[0]?.cards ?? null)].map(([skill, card]) => [
        skill,
        { pattern: patterns.get(skill) ?? '', card },
      ]),
    ),
    mastery: new Map(
      (rows[0]?.mastery ?? []).flatMap((row) => {
        const state = masteryOf(row);
        return state ? [[row.pattern, state] as const] : [];
      }),
    ),
  };
}

async function writeState(
  connection: Connection,
  viewer: Viewer,
  kept: KeptState,
  replayed: Replayed,
): Promise<void> {
  const changed = new Set(
    differences(kept, stateOf(replayed)).map(({ kind, name }) => `${kind} ${name}`),
  );
  for (const [skill, { pattern }] of [...kept.cards, ...replayed.cards]) {
    if (!changed.delete(`card ${skill}`)) continue;
    const card = replayed.cards.get(skill)?.card ?? null;
    await replaceCard(connection, viewer, { skill, pattern }, card);
  }
  for (const pattern of [...kept.mastery.keys(), ...replayed.mastery.keys()]) {
    if (!changed.delete(`mastery ${pattern}`)) continue;
    await replaceMastery(connection, viewer, pattern, replayed.mastery.get(pattern) ?? null);
  }
}

function regraded(
  row: AnswerLogRow,
  replayed: Replayed,
): { row: AnswerLogRow; difference: Difference }[] {
  const used = replayed.used.get(row.id);
  if (!used) return [];
  const isSame =
    used.firstTry === row.firstTry &&
    used.grade === row.grade &&
    isNear(used.known, row.known) &&
    isNear(used.recallBefore, row.recallBefore) &&
    isNear(used.pace, row.pace);
  return isSame ? [] : [{ row, difference: { kind: 'answer', name: row.id } }];
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

/** What was told stays as it was told; what grading used follows the order of answering. */
async function writeGrades(
  connection: Connection,
  viewer: Viewer,
  answers: readonly AnswerLogRow[],
  replayed: Replayed,
): Promise<void> {
  const changed = answers.flatMap((row) => regraded(row, replayed)).map(({ row }) => row.id);
  const numbers = changed.flatMap((id) => replayed.used.get(id) ?? []);
  if (changed.length === 0) return;
  await connection.query({
    name: 'answers-regraded',
    text: `UPDATE "Answer" a SET "firstTry" = n.first, grade = n.grade, known = n.known,
        "recallBefore" = n.recall, pace = n.pace
      FROM unnest($2::uuid[], $3::boolean[], $4::int2[], $5::float8[], $6::float8[], $7::float8[])
        AS n (id, first, grade, known, recall, pace)
      WHERE a."userId" = $1::uuid AND a.id = n.id`,
    values: [
      viewer.userId,
      changed,
      numbers.map(({ firstTry }) => firstTry),
      numbers.map(({ grade }) => grade),
      numbers.map(({ known }) => known),
      numbers.map(({ recallBefore }) => recallBefore),
      numbers.map(({ pace }) => pace),
    ],
  });
}

async function writeLearner(
  connection: Connection,
  { id }: LearnerRow,
  { learner, lastAnsweredAt }: Replayed,
): Promise<void> {
  // The revision moves: an answer that was weighed before the replay is weighed again.
  await connection.query({
    name: 'learner-replayed',
    text: `UPDATE "User" SET revision = revision + 1, "recallOffset" = $2, "paceSum" = $3,
      "paceCount" = $4, "lastAnsweredAt" = $5, "replayFrom" = NULL WHERE id = $1::uuid`,
    values: [id, learner.recallOffset, learner.paceSum, learner.paceCount, lastAnsweredAt],
  });
}

/** A test that a regrade has made strong says until when, as its round would have told. */
async function dateTests(
  connection: Connection,
  { userId }: Viewer,
  { strongUntil }: Replayed,
): Promise<void> {
  if (strongUntil.size === 0) return;
  await connection.query({
    name: 'tests-dated',
    text: `UPDATE "Test" t SET judgement = jsonb_set(t.judgement, '{strongUntil}', to_jsonb(d.day))
      FROM jsonb_each_text($2::jsonb) AS d (test, day)
      WHERE t."userId" = $1::uuid AND t.id = d.test::uuid
        AND t.judgement->>'verdict' = 'strong' AND t.judgement->>'strongUntil' IS NULL`,
    values: [userId, JSON.stringify(Object.fromEntries(strongUntil))],
  });
}
