import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '@/core/reports/registry';
import type { Measured } from '@/core/reports/report';
import { DAY_MS } from '@/core/time';
import { database } from '@/server/database/client';
import {
  PATTERN,
  RIGHT,
  SMALL_PATTERN,
  WRONG,
  publishTestContent,
} from '@/server/content/testing/library';
import { assignmentGrades } from '@/server/reports/assignment-grades';
import { gradebookFile, reportFile } from '@/server/reports/report-file';
import { miskeyAlarms } from '@/server/reports/miskey-alarms';
import { readReport, type Chosen } from '@/server/reports/read-report';
import {
  begunMastery,
  plantAnswers,
  plantClass,
  type PlantedAnswer,
  type PlantedClass,
} from '@/server/reports/testing/planted-class';

// A Saturday.
const NOW = new Date('2026-11-21T12:00:00Z');
const TODAY = Math.floor(NOW.getTime() / DAY_MS);
const MONDAY = TODAY - 5;

let school: PlantedClass;
let other: PlantedClass;

const answer = (student: number, slug: string, option: string, extra = {}): PlantedAnswer => ({
  userId: school.students[student] ?? '',
  question: `${PATTERN}/${slug}`,
  option,
  day: TODAY,
  extra,
});

async function rowsOf(id: string, chosen: Chosen = {}) {
  const report = reportOf(id);
  if (!report) throw new Error(`There is no report ${id}.`);
  return (await readReport(school.cls, report, chosen, NOW)).rows.map(({ cells }) => cells);
}

beforeAll(async () => {
  const loaded = await publishTestContent();
  const pattern = loaded.patterns.get(PATTERN);
  pattern?.misconceptions.push({
    slug: 'misconception-canary',
    title: 'Loops run once more',
    titleHtml: 'Loops run once more',
    reteach: '<p>They do not.</p>',
  });
  school = await plantClass(4);
  other = await plantClass(1);
  const fell = { misconceptions: ['misconception-canary'], confidence: 'sure' };
  await plantAnswers([
    answer(0, 'q1', RIGHT),
    answer(0, 'q2', RIGHT),
    answer(1, 'q1', RIGHT),
    answer(1, 'q2', WRONG, fell),
    answer(2, 'q1', WRONG, { misconceptions: ['misconception-canary'] }),
    // Two right answers since: student 2 believes it no more.
    answer(2, 'q2', RIGHT),
    answer(2, 'q3', RIGHT),
    // None of these counts as a first try of today's wording.
    answer(3, 'q1', WRONG, { firstTry: false }),
    answer(3, 'q1', WRONG, { hintsUsed: 1 }),
    answer(3, 'q1', WRONG, { rev: 7 }),
    answer(3, 'q1', WRONG, { struckAt: NOW }),
    // A tab left open, last week.
    { ...answer(0, 'q4', WRONG, { elapsedMs: 9_000_000 }), day: MONDAY - 1 },
    { ...answer(0, 'q5', WRONG), userId: other.students[0] ?? '' },
  ]);
  await database().mastery.createMany({
    data: [...school.students, ...other.students].map((userId) => ({
      ...begunMastery(userId, PATTERN, NOW),
      answers: 3,
    })),
  });
});

describe('item analysis of a class', () => {
  it("counts first tries of today's wording by members of this class, and nothing else", async () => {
    const rows = await rowsOf('item-analysis', { pattern: PATTERN });
    const q1 = rows.find(({ question }) => question === 'Question q1');
    expect(q1).toMatchObject({ tries: 3 });
    expect((q1?.facility as Measured).value).toBeCloseTo(2 / 3, 6);
    expect(rows.some(({ question }) => question === 'Question q5')).toBe(false);
    // Of three learners, options would tell who chose what.
    expect(q1?.options).toBeNull();
  });

  it('falls back to the most practised pattern where another one is asked for', async () => {
    const report = reportOf('item-analysis');
    const made = report && (await readReport(school.cls, report, { pattern: 'no/such' }, NOW));
    expect(made?.pattern).toEqual({
      chosen: PATTERN,
      all: [{ id: PATTERN, title: 'Loops', answers: 12 }],
    });
  });
});

describe('the miskey alarm of a class', () => {
  it('reads every pattern, also where they are too many for one reading', async () => {
    const large = await plantClass(20);
    const tries = large.students.flatMap((userId, place) =>
      [PATTERN, SMALL_PATTERN].flatMap((pattern) => {
        const slugs = pattern === PATTERN ? ['q1', 'q2', 'q3'] : ['s1', 's2', 's3'];
        return slugs.map((slug, nth): PlantedAnswer => {
          const isRight = nth === 0 ? place >= 10 : place < 10;
          const question = `${pattern}/${slug}`;
          return { userId, question, option: isRight ? RIGHT : WRONG, day: TODAY };
        });
      }),
    );
    await plantAnswers(tries);
    await database().mastery.createMany({
      data: large.students.flatMap((userId) =>
        [PATTERN, SMALL_PATTERN].map((pattern) => begunMastery(userId, pattern, NOW)),
      ),
    });
    const names = (await miskeyAlarms(large.cls, 60)).map(({ id }) => id);
    expect(names.sort()).toEqual([`${PATTERN}/q1`, `${SMALL_PATTERN}/s1`]);
    expect(await miskeyAlarms(large.cls)).toHaveLength(2);
  });
});

describe('the trap report of a class', () => {
  it('counts who fell, who was sure and who believes it still', async () => {
    expect(await rowsOf('traps')).toMatchObject([
      {
        belief: 'Loops run once more',
        fell: 2,
        believe: 1,
        sure: 1,
        asked: 4,
        reteach: '<p>They do not.</p>',
      },
    ]);
  });
});

describe('progress by week of a class', () => {
  it('adds up by Mondays, with five minutes at most for an answer', async () => {
    const rows = await rowsOf('progress-by-week');
    expect(rows).toMatchObject([
      { week: MONDAY - 7, learners: 1, answers: 1, minutes: 5, tries: 1 },
      { week: MONDAY, learners: 4, answers: 10, minutes: 10 },
    ]);
  });

  it('counts first tries without hints only, by how many learners they are', async () => {
    const [, week] = await rowsOf('progress-by-week');
    // Of student 3 only an answer of another revision is one, wrong as one of each of the others is.
    expect(week).toMatchObject({ tries: 8 });
    expect((week?.right as Measured).value).toBeCloseTo(5 / 8, 6);
  });

  it('leaves out what is older than the weeks that were chosen', async () => {
    expect(await rowsOf('progress-by-week', { weeks: 4 })).toHaveLength(2);
    await database().answer.updateMany({
      where: { userId: school.students[0] ?? '', localDay: MONDAY - 1 },
      data: { localDay: MONDAY - 22 },
    });
    expect(await rowsOf('progress-by-week', { weeks: 4 })).toHaveLength(1);
    expect(await rowsOf('progress-by-week', { weeks: 12 })).toHaveLength(2);
  });
});

describe('time on task of a class', () => {
  it('lists every member, also who did nothing, and never a stranger', async () => {
    const rows = await rowsOf('time-on-task', { weeks: 4 });
    expect(rows.map(({ learner }) => learner)).toEqual([
      'Student 02',
      'Student 03',
      'Student 00',
      'Student 01',
    ]);
    expect(rows[0]).toMatchObject({ minutes: 3, days: 1, answers: 3, pace: null, last: TODAY });
  });
});

describe('the grades of a class', () => {
  it('leave a test that was begun and not handed in without points', async () => {
    const [begun = '', handedIn = ''] = school.students;
    const startsAt = new Date('2026-11-10T08:00:00Z');
    const id = randomUUID();
    await database().assignment.create({
      data: {
        classId: school.cls.id,
        id,
        kind: 'test',
        pattern: PATTERN,
        createdAt: startsAt,
        startsAt,
        dueAt: new Date('2026-11-30T23:00:00Z'),
      },
    });
    const test = { id: randomUUID(), pattern: PATTERN, seed: '', startedAt: startsAt };
    await database().test.createMany({
      data: [
        { ...test, userId: begun },
        {
          ...test,
          userId: handedIn,
          state: 'closed',
          judgedAt: new Date('2026-11-11T08:00:00Z'),
          verdict: 'not_yet',
          pStrong: 0.1,
          judgement: { verdict: 'not-yet', score: 3, asked: 10 },
        },
      ],
    });
    const { members } = await assignmentGrades(school.cls, NOW);
    const grades = members.map((member) => member.grades[id]);
    expect(grades.slice(0, 2)).toEqual([
      { points: null, done: false, late: false },
      { points: 30, done: true, late: false },
    ]);
    await database().assignment.deleteMany({ where: { id } });
  });
});

describe('the file of a report', () => {
  it('holds a member whose name is a formula as text', async () => {
    await database().classMember.updateMany({
      where: { userId: school.students[1] ?? '' },
      data: { shownAs: '=HYPERLINK("http://x")' },
    });
    const report = reportOf('time-on-task');
    const file = report && (await reportFile(school.cls, report, { weeks: 4 }, NOW));
    expect(file?.name).toBe('time-on-task-2026-11-21.csv');
    expect(file?.text).toContain(`"'=HYPERLINK(""http://x"")",2,1,2,,2026-11-21`);
  });

  it('is named by the day where the class is, and its columns by the last day in time', async () => {
    await database().assignment.create({
      data: {
        classId: school.cls.id,
        id: randomUUID(),
        kind: 'review',
        days: 2,
        createdAt: new Date('2026-11-02T08:00:00Z'),
        startsAt: new Date('2026-11-02T08:00:00Z'),
        // The end of 20 November in Paris.
        dueAt: new Date('2026-11-20T23:00:00Z'),
      },
    });
    const file = await gradebookFile(school.cls, 'canvas', new Date('2026-11-21T23:30:00Z'));
    expect(file.name).toBe('grades-canvas-2026-11-22.csv');
    expect(file.text).toContain('Review, due 2026-11-20');
  });
});
