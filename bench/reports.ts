// How long each report of a class of 2,000 students takes, beside the bare SQL that reads the rows that it is about.
// Prints medians of alternated rounds, and what misses one of the two targets.
import { randomUUID } from 'node:crypto';
import { median, metOrMissed, timed } from '@/bench/measure';
import { ANSWERS, offerPatterns, PATTERNS, plantBenchClass, STUDENTS } from '@/bench/planted-class';
import { reports, type ReportId } from '@/core/reports/registry';
import type { TaughtClass } from '@/server/classes/access';
import { loadContent } from '@/server/content/load-content';
import { closeDatabase, pool } from '@/server/database/client';
import { migrate } from '@/server/database/migrate';
import { env } from '@/server/env';
import { readReport } from '@/server/reports/read-report';

const ROUNDS = 5;
/** Set by this project: somebody waits for the page, and it does more than read. */
const [SECONDS, RATIO] = [3, 5];
const TESTS = 10;

const BARE = `SELECT a."userId", a.question, a.rev, a.correct, a.response, a."localDay", a."elapsedMs", a.misconceptions
  FROM "ClassMember" m JOIN "Answer" a ON a."userId" = m."userId" WHERE m."classId" = $1::uuid`;
const OF_PATTERN = `${BARE} AND a.pattern = 'bench/p0'`;
const OF_TESTS = `SELECT m."shownAs", t."userId", t.pattern, t."judgedAt", t.verdict, t.judgement
  FROM "ClassMember" m JOIN "Test" t ON t."userId" = m."userId" WHERE m."classId" = $1::uuid`;

/** The rows that each is about. */
const BARE_OF: Readonly<Record<ReportId, readonly string[]>> = {
  'progress-by-week': [BARE],
  'item-analysis': [OF_PATTERN],
  traps: [BARE],
  'miskey-alarm': [BARE],
  'time-on-task': [BARE],
  'assignment-grades': [OF_TESTS, BARE],
};

await main().finally(closeDatabase);

async function main(): Promise<void> {
  await migrate(env().DATABASE_URL, process.cwd());
  await loadContent();
  offerPatterns(PATTERNS);
  const cls = await plantBenchClass();
  await plantAssignments(cls);
  console.log(`${STUDENTS} students, ${PATTERNS} patterns, ${STUDENTS * ANSWERS} answers:`);
  const now = new Date();
  const wanted = process.argv[2];
  for (const report of reports.filter(({ id }) => wanted === undefined || id === wanted)) {
    const times = { report: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const bare = await timed(() =>
        Promise.all(BARE_OF[report.id].map((text) => pool().query(text, [cls.id]))),
      );
      const made = await timed(() => readReport(cls, report, { pattern: 'bench/p0' }, now));
      // The first round only warms up.
      if (round > 0) {
        times.bare.push(bare);
        times.report.push(made);
      }
    }
    const [made, bare] = [median(times.report), median(times.bare)];
    const isMet = made <= SECONDS * 1_000 && made <= RATIO * bare;
    const { rows } = await readReport(cls, report, { pattern: 'bench/p0' }, now);
    console.log(
      `  ${report.id.padEnd(18)} ${made.toFixed(0).padStart(6)} ms, bare SQL ${bare.toFixed(0).padStart(5)} ms, ` +
        `ratio ${(made / bare).toFixed(2).padStart(5)}, ${rows.length} rows: ${metOrMissed(isMet)}`,
    );
  }
  console.log(`Targets: at most ${SECONDS} s, and ratio at most ${RATIO}.`);
}

/** Tests of some patterns, which nearly all have taken, some days of practice, and a weekly review. */
async function plantAssignments(cls: TaughtClass): Promise<void> {
  await pool().query(
    `INSERT INTO "Test" ("userId", id, pattern, kind, state, seed, "startedAt", "judgedAt", "closedAt", verdict,
       "pStrong", judgement)
     SELECT m."userId", gen_random_uuid(), 'bench/p' || p, 'full', 'closed', '', at, at, at, 'strong', 0.9,
       jsonb_build_object('verdict', 'strong', 'score', 8, 'asked', 10)
     FROM "ClassMember" m, generate_series(0, $2::int - 1) p,
       LATERAL (SELECT now() - (random() + p * 0) * interval '20 days' AS at) a
     WHERE m."classId" = $1::uuid AND random() < 0.9`,
    [cls.id, TESTS],
  );
  const assignment = (kind: string, pattern: string | null, days: number | null) =>
    pool().query(
      `INSERT INTO "Assignment" ("classId", id, kind, pattern, days, "createdAt", "startsAt", "dueAt")
        VALUES ($1, $2, $3::"AssignmentKind", $4, $5, now() - interval '25 days',
          now() - interval '25 days', now() + interval '3 days')`,
      [cls.id, randomUUID(), kind, pattern, days],
    );
  for (let p = 0; p < TESTS; p += 1) {
    await assignment('test', `bench/p${p}`, null);
    await assignment('practice', `bench/p${p}`, 3);
  }
  await assignment('review', null, 3);
  await pool().query('ANALYZE');
}
