// Decides what is read of a learner's mastery: the maintained rows, the cards, the plan, the credits.
// Refuses to compute: core turns the rows into levels on any day.
import type { MemoryCard } from '@/core/memory/card';
import type { MasteryState } from '@/core/mastery/state';
import type { Viewer } from '@/server/accounts/viewer';
import { cardsOf, masteryOf, type CardRow, type MasteryRow } from '@/server/answers/learner-state';
import { patternToday } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { PLAN_COLUMNS, type PlanRow } from '@/server/plan/plan-row';

const PATTERNS_READ = 1_000;
const CARDS_READ = 20_000;
const CREDITS_READ = 500;

export interface Standings {
  /** By pattern id. */
  states: Map<string, MasteryState>;
  /** By pattern id, then by skill. */
  cards: Map<string, Map<string, MemoryCard>>;
  credits: { pattern: string; from: string | null; at: Date; skills: number }[];
  plan: PlanRow | null;
}

interface Row extends PlanRow {
  mastery: MasteryRow[] | null;
  cards: (CardRow & { pattern: string })[] | null;
  credits: { pattern: string; from: string | null; at: string; skills: number }[] | null;
}

const TEXT = `SELECT ${PLAN_COLUMNS},
  (SELECT json_agg(m) FROM (SELECT * FROM "Mastery"
    WHERE "userId" = $1::uuid LIMIT ${PATTERNS_READ}) m) AS mastery,
  (SELECT json_agg(c) FROM (SELECT * FROM "Card"
    WHERE "userId" = $1::uuid LIMIT ${CARDS_READ}) c) AS cards,
  (SELECT json_agg(k) FROM (SELECT c.pattern, t.pattern AS "from", c."creditedAt" AS at,
      jsonb_array_length(c.cards) AS skills
    FROM "Credit" c LEFT JOIN "Test" t ON t."userId" = $1::uuid AND t.id = c."testId"
    WHERE c."userId" = $1::uuid ORDER BY c."creditedAt" DESC LIMIT ${CREDITS_READ}) k) AS credits
FROM "User" u WHERE u.id = $1::uuid`;

export async function readStandings(viewer: Viewer): Promise<Standings> {
  const { rows } = await pool().query<Row>({
    name: 'progress-standings',
    text: TEXT,
    values: [viewer.userId],
  });
  const [row] = rows;
  const states = new Map<string, MasteryState>();
  for (const one of row?.mastery ?? []) {
    const state = masteryOf(one);
    if (state) states.set(one.pattern, state);
  }
  const byPattern = new Map<string, (CardRow & { pattern: string })[]>();
  for (const card of row?.cards ?? []) {
    byPattern.set(card.pattern, [...(byPattern.get(card.pattern) ?? []), card]);
  }
  return {
    states,
    cards: new Map([...byPattern].map(([pattern, cards]) => [pattern, cardsOf(cards)])),
    credits: (row?.credits ?? []).map((one) => ({
      ...one,
      pattern: patternToday(one.pattern),
      from: one.from === null ? null : patternToday(one.from),
      at: new Date(one.at),
    })),
    plan: row ?? null,
  };
}
