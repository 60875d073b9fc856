// The process of `npm run seed`: makes a class of simulated students for a teacher, or removes it.
import { parseArgs } from 'node:util';
import { now } from '@/server/clock';
import { loadContent } from '@/server/content/load-content';
import { closeDatabase, pool } from '@/server/database/client';
import { beginDemoClass, fillDemoClass, removeDemoClass } from '@/server/demo/demo-class';
import { MOST_SIMULATED } from '@/server/demo/remove-simulated';
import { refreshParameters } from '@/server/mastery/refresh-parameters';

const USAGE =
  'npm run seed -- --teacher EMAIL [--class 30] [--days 60] [--name "Demo class"] [--zone Europe/Paris] [--remove]\n';
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

await main().finally(closeDatabase);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      teacher: { type: 'string' },
      class: { type: 'string', default: '30' },
      days: { type: 'string', default: '60' },
      name: { type: 'string', default: 'Demo class' },
      zone: { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      remove: { type: 'boolean', default: false },
    },
  });
  const students = Number(values.class);
  const days = Number(values.days);
  if (!isWithin(students, 1, MOST_SIMULATED) || !isWithin(days, 1, 365))
    return fail(`--class takes 1 to ${MOST_SIMULATED} students, --days 1 to 365.\n${USAGE}`);
  const teacherId = await teacherOf(values.teacher);
  if (teacherId === null)
    return fail(
      values.teacher === undefined
        ? `Say whose class it is.\n${USAGE}`
        : `No teacher, author or admin has the address "${values.teacher}".\n`,
    );
  if (values.remove) {
    await removeDemoClass(teacherId);
    return say('The demo class and its students are gone.');
  }
  await loadContent(say);
  await refreshParameters();
  const wish = {
    teacherId,
    name: values.name,
    students,
    days,
    timeZone: values.zone,
    now: now(),
  };
  const classId = await beginDemoClass(wish);
  await fillDemoClass(classId, wish, (done) => {
    if (done % 5 === 0 || done === students) say(`${done} of ${students} students.`);
  });
  say(`The class is at /classes/${classId}.`);
}

function isWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

async function teacherOf(email: string | undefined): Promise<string | null> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "User" WHERE email = $1 AND role IN ('teacher', 'author', 'admin')`,
    [email?.trim().toLowerCase() ?? null],
  );
  return rows[0]?.id ?? null;
}

function fail(message: string): void {
  process.stderr.write(message);
  process.exitCode = 1;
}
