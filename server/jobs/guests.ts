// Decides which guests are forgotten: those without an answer after 30 days, all after 400 days of silence.
// Accounts with a name are never touched.
import { DAY_MS } from '@/core/time';
import { pool } from '@/server/database/client';
import type { Job } from '@/server/jobs/job';

const EMPTY_DAYS = 30;
/** As long as a guest's cookie lasts. */
const IDLE_DAYS = 400;

/** Answers, cards, mastery and tests go with the account. */
export const guestsJob: Job = {
  name: 'guests',
  run: async (now) => {
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const empty = await pool().query(
      `DELETE FROM "User" u WHERE role = 'guest' AND "lastSeenAt" < $1
        AND NOT EXISTS (SELECT 1 FROM "Answer" a WHERE a."userId" = u.id)
        AND NOT EXISTS (SELECT 1 FROM "Test" t WHERE t."userId" = u.id)`,
      [ago(EMPTY_DAYS)],
    );
    const idle = await pool().query(
      `DELETE FROM "User" WHERE role = 'guest' AND "lastSeenAt" < $1`,
      [ago(IDLE_DAYS)],
    );
    return `Removed ${empty.rowCount ?? 0} empty and ${idle.rowCount ?? 0} idle guests.`;
  },
};
