import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { assign, assignWarmUp } from '@/server/assignments/assign';
import { readOwnWarmUp } from '@/server/assignments/read-own-warm-up';
import { later, now, only, setUp, standing } from '@/server/assignments/testing/asked-class';
import { person } from '@/server/classes/testing/school';
import {
  CANARY,
  PATTERN,
  publishTestContent,
  RIGHT,
  SMALL_PATTERN,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

beforeAll(async () => {
  await publishTestContent();
});

describe('a test by a date', () => {
  async function handIn(viewer: Viewer, change: Record<string, unknown>): Promise<void> {
    const row = {
      kind: 'full',
      startedAt: later(1),
      judgedAt: later(1),
      pattern: PATTERN,
      ...change,
    };
    await pool().query(
      `INSERT INTO "Test" ("userId", id, pattern, kind, state, seed, "startedAt", "judgedAt", verdict)
       VALUES ($1, $2, $3, $4::"TestKind", 'closed', 's', $5, $6::timestamptz,
         CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE 'not-yet'::"Verdict" END)`,
      [viewer.userId, randomUUID(), row.pattern, row.kind, row.startedAt, row.judgedAt],
    );
  }

  it('is done when the whole test is handed in, not by a check, an old test or another pattern’s', async () => {
    const { cls, student } = await setUp();
    await assign(cls, { kind: 'test', pattern: PATTERN, due: '2026-11-20' }, now);
    await handIn(student, { judgedAt: later(-1), startedAt: later(-1) });
    await handIn(student, { kind: 'check' });
    await handIn(student, { pattern: SMALL_PATTERN });
    expect(await standing(cls, later(2))).toMatchObject({ state: 'not-begun' });
    await handIn(student, { judgedAt: null });
    expect(await standing(cls, later(2))).toMatchObject({ state: 'under-way' });
    await handIn(student, { judgedAt: later(2) });
    expect(await standing(cls, later(2))).toMatchObject({
      state: 'done',
      verdict: 'not-yet',
      late: false,
    });
  });
});

describe('a warm-up', () => {
  it('is done when each of its questions was answered, and belongs to one class', async () => {
    const { cls, student } = await setUp();
    const { cls: foreign } = await setUp();
    const warmUpId = randomUUID();
    await pool().query(
      `INSERT INTO "WarmUp" ("classId", id, questions, "createdAt") VALUES ($1, $2, $3, $4)`,
      [
        cls.id,
        warmUpId,
        JSON.stringify([21, 22].map((one) => ({ question: `${PATTERN}/q${one}` }))),
        now,
      ],
    );
    const asked = { warmUpId, due: '2026-11-18' };
    const stranger = await person();
    expect(await assignWarmUp(foreign, asked, now)).toBe('missing');
    expect(await assignWarmUp(cls, { ...asked, due: '2026-11-15' }, now)).toBe('due');
    expect(await assignWarmUp(cls, { ...asked, due: '2028-11-15' }, now)).toBe('far');
    expect(await assignWarmUp(cls, asked, now)).toBe('assigned');
    const { id } = await only(cls);
    expect((await readOwnWarmUp(student, id))?.questions.map((view) => view.id)).toEqual([
      `${PATTERN}/q21`,
      `${PATTERN}/q22`,
    ]);
    expect(await readOwnWarmUp(stranger, id)).toBeNull();
    expect(await readOwnWarmUp(student, randomUUID())).toBeNull();
    expect(JSON.stringify(await readOwnWarmUp(student, id))).not.toContain(CANARY);
    for (const one of [21, 21, 22]) {
      expect(await standing(cls, later(1))).toMatchObject({ of: 2, doneAt: null });
      const moment = new Date(later(1).getTime() + one);
      await recordAnswer(
        { userId: student.userId, epoch: 0, issuedAt: 0 },
        {
          id: randomUUID(),
          question: `${PATTERN}/q${one}`,
          context: 'practice',
          response: { option: RIGHT },
        },
        moment,
      );
    }
    expect(await standing(cls, later(1))).toMatchObject({ state: 'done', done: 2 });
  });
});
