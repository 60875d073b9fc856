// Decides how what learners report of a question is kept, and what those who write content see of it.
// Who reported is not told: a report is about a question.
import { slugIn } from '@/core/content/earlier-names';
import { DomainError } from '@/core/errors';
import { isSameWording } from '@/core/questions/wording';
import type { ProblemReport, Reason, ToldProblem } from '@/core/reports/problem-report';
import { DAY_MS } from '@/core/time';
import { isUuid } from '@/core/uuid';
import { newGuest } from '@/server/accounts/guest';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import { patternOf, patternsBehind, questionToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { responseText } from '@/server/questions/response-text';
import { questionAsShown, wordingOf } from '@/server/questions/versions';

const MOST_A_DAY = 30;
const LISTED = 200;

/**
 * @param viewer null: somebody of whom nothing is known yet, made a guest unless the report is of nothing
 * @returns who reported
 * @throws DomainError "reports/too-many", "reports/id-reused", "questions/unknown",
 *   "answers/unknown-version", "database/away"
 */
export async function keepProblemReport(
  viewer: Viewer | null,
  report: ProblemReport,
  now: Date,
): Promise<Viewer> {
  const { id, pattern, shown } = await questionAsShown(report.question, report.version);
  const reporter = viewer ?? (await newGuest(report.id, 'UTC'));
  const { rows } = await steadily(() =>
    pool().query<{ isSame: boolean | null; isKept: boolean }>({
      name: 'keep-problem-report',
      text: `WITH earlier AS (
          SELECT version = $4 AND reason = $7 AND text = $8
            AND response IS NOT DISTINCT FROM $9::jsonb AS same
          FROM "ProblemReport" WHERE "userId" = $1::uuid AND id = $2::uuid
        ), kept AS (
          INSERT INTO "ProblemReport" ("userId", id, question, version, rev, pattern, reason, text,
            response, "createdAt")
          SELECT $1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9::jsonb, $10
          WHERE (SELECT count(*) FROM "ProblemReport" WHERE "userId" = $1::uuid AND "createdAt" > $11)
            < ${MOST_A_DAY}
          ON CONFLICT DO NOTHING RETURNING 1
        ) SELECT (SELECT same FROM earlier) AS "isSame", EXISTS (SELECT 1 FROM kept) AS "isKept"`,
      values: [
        reporter.userId,
        report.id,
        id,
        shown.version,
        shown.rev,
        pattern,
        report.reason,
        report.text,
        report.response === null ? null : JSON.stringify(report.response),
        now,
        new Date(now.getTime() - DAY_MS),
      ],
    }),
  );
  const { isSame = null, isKept = false } = rows[0] ?? {};
  if (isKept || isSame === true) return reporter;
  if (isSame === false) {
    throw new DomainError('reports/id-reused', `The id ${report.id} was used for another report.`);
  }
  throw new DomainError('reports/too-many', `You have sent ${MOST_A_DAY} reports within a day.`, {
    hint: 'They wait for an author. Come back tomorrow.',
  });
}

interface ProblemRow {
  id: string;
  question: string;
  version: string;
  reason: Reason;
  text: string;
  response: Record<string, unknown> | null;
  createdAt: Date;
  resolvedAt: Date | null;
}

/** Open ones first, the newest first. @returns null to those who do not write content */
export async function readProblems(
  viewer: Viewer | null,
  pattern: string,
): Promise<ToldProblem[] | null> {
  if (!writesContent(viewer)) return null;
  const { rows } = await steadily(async () =>
    pool().query<ProblemRow>({
      name: 'problem-reports',
      text: `SELECT id, question, version, reason, text, response, "createdAt", "resolvedAt"
        FROM "ProblemReport" WHERE pattern = ANY ($1::text[]) AND question = ANY ($2::text[])
        ORDER BY "resolvedAt" IS NOT NULL, "createdAt" DESC LIMIT ${LISTED}`,
      values: [patternsBehind(pattern), await reportedOf(pattern)],
    }),
  );
  return Promise.all(
    rows.map(async ({ id, version, response, ...row }) => {
      const shown = await wordingOf(row.question, version).catch(() => null);
      const today = content().question(row.question);
      return {
        ...row,
        key: id,
        question: slugIn(questionToday(row.question)),
        title: shown?.title ?? row.question,
        isOutdated: !shown || !today || !isSameWording(shown, today),
        response: response && responseText(shown, response),
      };
    }),
  );
}

/** What was reported of the pattern's questions, deleted ones too, as each was called then. */
async function reportedOf(pattern: string): Promise<string[]> {
  const { rows } = await pool().query<{ question: string }>({
    name: 'reported-questions',
    text: 'SELECT DISTINCT question FROM "ProblemReport" WHERE pattern = ANY ($1::text[])',
    values: [patternsBehind(pattern)],
  });
  return rows.map(({ question }) => question).filter((name) => patternOf(name) === pattern);
}

/** @returns false where the pattern has no such report, or the viewer may not know of it */
export async function resolveProblem(
  viewer: Viewer | null,
  pattern: string,
  key: string,
  isResolved: boolean,
  now: Date,
): Promise<boolean> {
  if (!writesContent(viewer) || !isUuid(key)) return false;
  return steadily(async () => {
    const patterns = patternsBehind(pattern);
    // Those who report make the ids: two of them could have made the same.
    const { rows } = await pool().query<{ question: string }>({
      name: 'problem-report-questions',
      text: 'SELECT question FROM "ProblemReport" WHERE id = $1::uuid AND pattern = ANY ($2::text[])',
      values: [key, patterns],
    });
    const own = rows.map(({ question }) => question).filter((name) => patternOf(name) === pattern);
    const { rowCount } = await pool().query({
      name: 'problem-report-resolve',
      text: `UPDATE "ProblemReport" SET "resolvedAt" = $4
        WHERE id = $1::uuid AND pattern = ANY ($2::text[]) AND question = ANY ($3::text[])`,
      values: [key, patterns, own, isResolved ? now : null],
    });
    return (rowCount ?? 0) > 0;
  });
}
