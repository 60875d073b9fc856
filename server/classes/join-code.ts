// Decides how join codes are drawn, made anew and revoked. A class has at most one code for students
// and one that invites to teach.
import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_SYMBOLS } from '@/core/classes/join-code';
import { DAY_MS } from '@/core/time';
import type { TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { steadily } from '@/server/health/steadily';

/** An invitation to teach is given to one person, who comes soon. */
const INVITATION_DAYS = 7;

export interface JoinCode {
  code: string;
  expiresAt: Date | null;
}

export interface ClassCodes {
  students: JoinCode | null;
  teachers: JoinCode | null;
}

/** 31 symbols, 8 places: 850,000,000,000 codes, each as likely as the others. */
export function drawCode(): string {
  return Array.from(
    { length: CODE_LENGTH },
    () => CODE_SYMBOLS[randomInt(CODE_SYMBOLS.length)],
  ).join('');
}

/** The codes that let somebody in now. */
export async function readCodes(cls: TaughtClass, now: Date): Promise<ClassCodes> {
  const { rows } = await steadily(() =>
    pool().query<JoinCode & { teaches: boolean }>({
      name: 'class-codes',
      text: `SELECT code, "expiresAt", teaches FROM "JoinCode"
             WHERE "classId" = $1::uuid AND "revokedAt" IS NULL
               AND ("expiresAt" IS NULL OR "expiresAt" > $2)
             ORDER BY "createdAt" DESC LIMIT 20`,
      values: [cls.id, now],
    }),
  );
  const one = (teaches: boolean) => {
    const found = rows.find((row) => row.teaches === teaches);
    return found ? { code: found.code, expiresAt: found.expiresAt } : null;
  };
  return { students: one(false), teachers: one(true) };
}

/**
 * Makes a code; those of the same use stop working at once.
 *
 * @param days until it expires; null for never. An invitation to teach always lasts a week.
 */
export async function makeCode(
  cls: TaughtClass,
  { teaches, days }: { teaches: boolean; days: number | null },
  now: Date,
): Promise<string> {
  const lasts = teaches ? INVITATION_DAYS : days;
  const expiresAt = lasts === null ? null : new Date(now.getTime() + lasts * DAY_MS);
  return inTransaction(async (client) => {
    await client.query('SELECT 1 FROM "Class" WHERE id = $1::uuid FOR UPDATE', [cls.id]);
    await client.query(REVOKE, [cls.id, teaches, now]);
    for (;;) {
      const code = drawCode();
      const { rowCount } = await client.query(
        `INSERT INTO "JoinCode" (code, "classId", teaches, "createdAt", "expiresAt")
         VALUES ($1, $2::uuid, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [code, cls.id, teaches, now, expiresAt],
      );
      if (rowCount === 1) return code;
    }
  });
}

const REVOKE = `UPDATE "JoinCode" SET "revokedAt" = $3
  WHERE "classId" = $1::uuid AND teaches = $2 AND "revokedAt" IS NULL`;

/** From now on it leads nowhere; who came by it stays. */
export async function revokeCode(cls: TaughtClass, teaches: boolean, now: Date): Promise<void> {
  await steadily(() => pool().query(REVOKE, [cls.id, teaches, now]));
}
