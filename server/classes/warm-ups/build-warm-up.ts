// Decides how a warm-up comes to be: the class's cards and the questions that may be shown go to core.
// Building it twice with one id builds it once.
import { warmUpOf, type ClassCard, type WarmUpCandidate } from '@/core/classes/warm-up';
import type { TaughtClass } from '@/server/classes/access';
import { patternToday, questionToday, skillToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { learnersDay } from '@/server/database/local-day';
import { steadily } from '@/server/health/steadily';
import { parametersFor } from '@/server/mastery/parameters';
import { testItemsOf } from '@/server/questions/pattern-items';

/** Of a larger class those are read who were there last: sums say the same. */
const STUDENTS_READ = 300;
const CARDS_READ = 200_000;
const RECENT_WARM_UPS = 3;

interface CardRow {
  userId: string;
  skill: string;
  pattern: string;
  stability: number;
  difficulty: number;
  known: number;
  elapsedDays: number;
  offset: number;
}

const CARDS = `WITH asked AS (
  SELECT u.id, u."recallOffset", u."timeZone", u."rolloverHour"
  FROM "ClassMember" mem JOIN "User" u ON u.id = mem."userId"
  WHERE mem."classId" = $1::uuid AND u."lastAnsweredAt" IS NOT NULL
  ORDER BY u."lastAnsweredAt" DESC LIMIT ${STUDENTS_READ}
) SELECT u.id AS "userId", c.skill, c.pattern, c.stability, c.difficulty, c.known,
  greatest(0, ${learnersDay('$2::timestamptz')} - c."lastLocalDay") AS "elapsedDays", u."recallOffset" AS offset
FROM asked u JOIN "Card" c ON c."userId" = u.id LIMIT ${CARDS_READ}`;

/** Questions that somebody of the class has before them in a test, and those of the last warm-ups. */
const UNWELCOME = `SELECT
  (SELECT array_agg(DISTINCT i.question) FROM "ClassMember" mem
    JOIN "Test" t ON t."userId" = mem."userId" AND t.state <> 'closed'
    JOIN "TestItem" i ON i."userId" = t."userId" AND i."testId" = t.id AND i."judgedAt" IS NULL
    WHERE mem."classId" = $1::uuid) AS "inTest",
  (SELECT array_agg(DISTINCT q->>'question') FROM (SELECT questions FROM "WarmUp"
    WHERE "classId" = $1::uuid ORDER BY "createdAt" DESC LIMIT ${RECENT_WARM_UPS}) w,
    jsonb_array_elements(w.questions) AS q) AS recent`;

const INSERT = `INSERT INTO "WarmUp" ("classId", id, questions, "createdAt")
  VALUES ($1::uuid, $2::uuid, $3::jsonb, $4) ON CONFLICT ("classId", id) DO NOTHING`;

/**
 * @param id made by whoever asks
 * @returns false where there is nothing to warm up: nobody answered anything yet
 * @throws DomainError "database/away"
 */
export async function buildWarmUp(cls: TaughtClass, id: string, now: Date): Promise<boolean> {
  const [cards, unwelcome] = await steadily(() =>
    Promise.all([
      pool().query<CardRow>({
        name: 'warm-up-cards',
        text: CARDS,
        values: [cls.id, now.toISOString()],
      }),
      pool().query<{ inTest: string[] | null; recent: string[] | null }>({
        name: 'warm-up-unwelcome',
        text: UNWELCOME,
        values: [cls.id],
      }),
    ]),
  );
  const inTest = new Set((unwelcome.rows[0]?.inTest ?? []).map(questionToday));
  const recent = new Set((unwelcome.rows[0]?.recent ?? []).map(questionToday));
  const held = cards.rows.map(byTodaysNames);
  const patterns = new Set(held.map(({ pattern }) => pattern));
  const candidates = [...patterns].flatMap((pattern) => candidatesOf(pattern, inTest, recent));
  const questions = warmUpOf(held.map(classCard), candidates, `${cls.id} ${id}`);
  if (questions.length === 0) return false;
  await steadily(() =>
    pool().query({
      name: 'warm-up-insert',
      text: INSERT,
      values: [cls.id, id, JSON.stringify(questions), now.toISOString()],
    }),
  );
  return true;
}

/** Cards follow a renamed pattern within a minute; a warm-up need not wait for that. */
function byTodaysNames(card: CardRow): CardRow {
  return { ...card, pattern: patternToday(card.pattern), skill: skillToday(card.skill) };
}

function classCard({ userId, pattern, ...card }: CardRow): ClassCard {
  const track = pattern.split('/', 1)[0] ?? '';
  return { ...card, parameters: parametersFor({ userId, track }).parameters };
}

/** Questions of a pattern that are sound, and that nobody is being tested with. */
function candidatesOf(
  pattern: string,
  inTest: ReadonlySet<string>,
  recent: ReadonlySet<string>,
): WarmUpCandidate[] {
  const sound = new Set(testItemsOf(pattern).map(({ id }) => id));
  return (content().patterns.get(pattern)?.questions ?? [])
    .filter(({ id }) => sound.has(id) && !inTest.has(id))
    .map(({ id, version, skill, kind }) => ({
      id,
      version,
      pattern,
      skill,
      kind,
      isRecent: recent.has(id),
    }));
}
