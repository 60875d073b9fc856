// How long a class page of 2,000 students and 50 patterns takes, beside the bare SQL that reads the same
// kept rows. Prints medians of alternated rounds and their ratio.
import { median, metOrMissed, timed } from '@/bench/measure';
import { ANSWERS, offerPatterns, PATTERNS, plantBenchClass, STUDENTS } from '@/bench/planted-class';
import { heatQuery } from '@/core/classes/heat-query';
import { readClassPage, readHeatPage } from '@/server/classes/page/read-class-page';
import { loadContent } from '@/server/content/load-content';
import { closeDatabase, pool } from '@/server/database/client';
import { migrate } from '@/server/database/migrate';
import { env } from '@/server/env';

const ROUNDS = 9;
/** Set by this project: the page does more than read, it fades, adds up, orders and writes sentences. */
const TARGET = 4;

const BARE = `SELECT mem."userId", mem."shownAs", m.pattern, m.mastery, m.variance, m.level, m."computedAt"
  FROM "ClassMember" mem JOIN "Mastery" m ON m."userId" = mem."userId"
  WHERE mem."classId" = $1::uuid`;

await main().finally(closeDatabase);

async function main(): Promise<void> {
  await migrate(env().DATABASE_URL, process.cwd());
  await loadContent();
  offerPatterns(PATTERNS);
  const cls = await plantBenchClass();
  const query = heatQuery.parse({});
  const now = new Date();
  const times = { page: [] as number[], heat: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const bare = await timed(() =>
      pool().query({ name: 'bare-class', text: BARE, values: [cls.id] }),
    );
    const page = await timed(() => readClassPage(cls, query, now));
    const heat = await timed(() => readHeatPage(cls, query, now));
    // The first round only warms up.
    if (round === 0) continue;
    times.bare.push(bare);
    times.page.push(page);
    times.heat.push(heat);
  }
  const [page, heat, bare] = [median(times.page), median(times.heat), median(times.bare)];
  const bytes = JSON.stringify(await readHeatPage(cls, query, now)).length;
  console.log(`${STUDENTS} students, ${PATTERNS} patterns, ${STUDENTS * ANSWERS} answers:`);
  console.log(`  bare SQL of the same rows        ${bare.toFixed(0)} ms`);
  console.log(`  sentences and heat map           ${page.toFixed(0)} ms`);
  console.log(
    `  heat map in another order        ${heat.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KB`,
  );
  const ratio = page / bare;
  console.log(
    `ratio ${ratio.toFixed(2)} (target at most ${TARGET.toFixed(2)}): ${metOrMissed(ratio <= TARGET)}`,
  );
}
