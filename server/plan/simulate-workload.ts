// Decides what a learner is told of lighter, normal and exam: their own cards, sixty days ahead.
// The simulation is core's; a visitor without answers has nothing to simulate.
import { paceOf } from '@/core/memory/learner';
import { workloadOf, type Workload, type WorkloadCard } from '@/core/memory/workload';
import { localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { cardsOf, type CardRow } from '@/server/answers/learner-state';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { parametersFor } from '@/server/mastery/parameters';
import { expectedMsOf } from '@/server/questions/pattern-items';
import { skillQuestions } from '@/server/reviews/skill-questions';

const MOST_CARDS = 5_000;
const TEXT = `SELECT u."dailyMinutes", u."paceSum", u."paceCount",
    (SELECT json_agg(c) FROM (SELECT * FROM "Card" WHERE "userId" = $1::uuid LIMIT ${MOST_CARDS}) c) AS cards
  FROM "User" u WHERE u.id = $1::uuid`;

interface Row {
  dailyMinutes: number;
  paceSum: number;
  paceCount: number;
  cards: CardRow[] | null;
}

/** @throws DomainError "database/away" */
export async function simulateWorkload(viewer: Viewer | null, now: Date): Promise<Workload> {
  const row = viewer ? await steadily(() => rowOf(viewer)) : undefined;
  const zone = viewer ?? { timeZone: 'UTC', rolloverHour: 0, recallOffset: 0, userId: '' };
  const day = localDay(now, zone.timeZone, zone.rolloverHour);
  return workloadOf({
    cards: row ? simulatedCards(zone.userId, row, zone.recallOffset) : [],
    offset: zone.recallOffset,
    day,
    // The same all day long: looking again must not change the numbers.
    seed: `${zone.userId} ${day}`,
  });
}

async function rowOf(viewer: Viewer): Promise<Row | undefined> {
  const { rows } = await pool().query<Row>({
    name: 'simulate-workload',
    text: TEXT,
    values: [viewer.userId],
  });
  return rows[0];
}

/** Cards of skills that the content still has. */
function simulatedCards(userId: string, row: Row, recallOffset: number): WorkloadCard[] {
  const pace = paceOf({ ...row, recallOffset });
  const skills = skillQuestions();
  return [...cardsOf(row.cards)].flatMap(([skill, card]) => {
    const known = skills.get(skill);
    const question = known?.questions[0];
    if (!known || !question) return [];
    const { parameters, retention } = parametersFor({
      userId,
      track: known.track,
      minutesADay: row.dailyMinutes,
    });
    return [{ ...card, parameters, retention, seconds: (expectedMsOf(question) * pace) / 1000 }];
  });
}
