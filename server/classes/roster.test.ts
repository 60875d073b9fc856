import { describe, expect, it, vi } from 'vitest';
import pg from 'pg';
import { MOST_ROSTER_LINES } from '@/core/classes/roster';
import { findOffer, joinClass } from '@/server/classes/join-class';
import { readPeople } from '@/server/classes/read-people';
import { importRoster, readRosterOf, removeExpected } from '@/server/classes/roster';
import { names, person, plain, taughtBy } from '@/server/classes/testing/school';
import { pool } from '@/server/database/client';

const now = new Date('2026-11-21T12:00:00Z');

describe('a roster', () => {
  const rows = [
    { name: 'Ada Byron', email: 'ada@school.example', id: 'S1' },
    { name: 'Ben Li', email: null, id: null },
    { name: 'Ben Li', email: 'ben2@school.example', id: 'S3' },
  ];

  it('changes nothing the second time and corrects who is known by the school’s id', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    expect(await importRoster(cls, rows.slice(0, 2))).toEqual({ added: 2, changed: 0 });
    expect(await importRoster(cls, rows.slice(0, 2))).toEqual({ added: 0, changed: 0 });
    expect(await importRoster(cls, [{ ...plain('Ada Lovelace'), id: 's1' }])).toEqual({
      added: 0,
      changed: 1,
    });
    expect(await readRosterOf(cls)).toMatchObject([
      { shownAs: 'Ada Lovelace', email: 'ada@school.example' },
      { shownAs: 'Ben Li' },
    ]);
  });

  it('gives each a code that works for one person, under the listed name', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    await importRoster(cls, rows.slice(0, 2));
    const [entry] = await readRosterOf(cls);
    const code = entry?.code ?? '';
    const [ada, thief] = [await person(), await person()];
    expect(await findOffer(null, code, now)).toMatchObject({ expectedAs: 'Ada Byron' });
    const outcomes = await Promise.all(
      [ada, thief].map((one) => joinClass(one, { code, shownAs: 'Somebody' }, now)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['joined', 'unknown']);
    expect(await names(cls)).toEqual(['Ada Byron']);
    expect((await readPeople(cls, now)).expected.map(({ shownAs }) => shownAs)).toEqual(['Ben Li']);
  });

  it('renames the member whose line was corrected', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    await importRoster(cls, [{ ...plain('Ada B.'), id: 'S1' }]);
    const [entry] = await readRosterOf(cls);
    await joinClass(await person(), { code: entry?.code ?? '', shownAs: null }, now);
    await importRoster(cls, [{ ...plain('Ada Byron'), id: 'S1' }]);
    expect(await names(cls)).toEqual(['Ada Byron']);
  });

  it('corrects a list of 2,000 in as few statements as one line, those who came included', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    const lines = Array.from({ length: MOST_ROSTER_LINES }, (_, at) => ({
      ...plain(`Student ${at}`),
      id: `s${at}`,
    }));
    await importRoster(cls, lines);
    const [entry] = (await readRosterOf(cls)).filter(({ externalId }) => externalId === 's7');
    const student = await person('student');
    await joinClass(student, { code: entry?.code ?? '', shownAs: '' }, now);
    const statements = vi.spyOn(pg.Client.prototype, 'query');
    const corrected = lines.map((line) => ({ ...line, name: `${line.name} B.` }));
    expect(await importRoster(cls, corrected)).toEqual({ added: 0, changed: MOST_ROSTER_LINES });
    expect(statements.mock.calls.length).toBeLessThan(12);
    statements.mockRestore();
    expect((await readRosterOf(cls)).every(({ shownAs }) => shownAs.endsWith(' B.'))).toBe(true);
    expect(await names(cls)).toEqual(['Student 7 B.']);
  });

  it('takes no mail and no id into a pseudonymous class', async () => {
    const cls = await taughtBy(await person('teacher'), now, { pseudonymous: true });
    expect(await importRoster(cls, rows)).toBe('names');
    expect(await importRoster(cls, [plain('Amber Otter')])).toEqual({ added: 1, changed: 0 });
    expect(await readRosterOf(cls)).toMatchObject([{ email: null, externalId: null }]);
  });

  it('tells who of it is no longer in the class, until they are taken off', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    await importRoster(cls, [plain('Ada'), plain('Ben')]);
    const [ada, ben] = await readRosterOf(cls);
    const [one, other] = [await person(), await person()];
    await joinClass(one, { code: ada?.code ?? '', shownAs: null }, now);
    await joinClass(other, { code: ben?.code ?? '', shownAs: null }, now);
    // As where a guest's row was cleaned away.
    await pool().query('DELETE FROM "User" WHERE id = $1', [one.userId]);
    const { expected, gone } = await readPeople(cls, now);
    expect([expected, gone]).toMatchObject([[], [{ shownAs: 'Ada' }]]);
    expect(await removeExpected(cls, ben?.id ?? '')).toBe(false);
    expect(await removeExpected(cls, ada?.id ?? '')).toBe(true);
    expect((await readPeople(cls, now)).gone).toEqual([]);
    expect(await importRoster(cls, [plain('Ada')])).toEqual({ added: 1, changed: 0 });
  });

  it('loses whoever is taken off, and their code with them, but no other class’s', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    const foreign = await taughtBy(await person('teacher'), now);
    await importRoster(cls, [plain('Ada')]);
    const [entry] = await readRosterOf(cls);
    const { id, code } = entry ?? { id: '', code: '' };
    expect(await removeExpected(foreign, id)).toBe(false);
    expect(await removeExpected(cls, id)).toBe(true);
    expect(await findOffer(null, code, now)).toBeNull();
  });
});
