import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode, CODE_SYMBOLS } from '@/core/classes/join-code';
import { namedBy } from '@/core/classes/name-map';
import { nicknames, sameName } from '@/core/classes/nickname';
import { readRoster } from '@/core/classes/roster';
import { randomFrom } from '@/core/random';

const people = (text: string) =>
  readRoster(text).rows.map(({ name, email, id }) => [name, email, id]);

describe('a list of students', () => {
  it('is read with its columns in any order and case, semicolons, tabs and a byte-order mark', () => {
    const expected = [['Ada Byron', 'ada@school.example', '7']];
    expect(people('name,email,id\nAda Byron,ada@school.example,7\n')).toEqual(expected);
    expect(people('\uFEFFID;E-Mail;NAME\r\n7;Ada@School.example;Ada Byron\r\n')).toEqual(expected);
    expect(people('Student ID\tName\tmail\n7\tAda  Byron\tada@school.example')).toEqual(expected);
    expect(people('group,name,email,id\n4b,"Ada Byron",ada@school.example,7')).toEqual(expected);
  });

  it('may be names alone, without a heading', () => {
    expect(people('Ada Byron\nBen Li\n')).toEqual([
      ['Ada Byron', null, null],
      ['Ben Li', null, null],
    ]);
    expect(people('name\nAda Byron')).toEqual([['Ada Byron', null, null]]);
  });

  it('names the line of everything that is wrong and keeps the rest', () => {
    const { rows, troubles } = readRoster(
      'name,email,id\nAda,,\n,x@school.example,\nBen,not a mail,\n\nAda,,\n"Cy ""C"" Li",,9',
    );
    expect(rows.map(({ name, line }) => [name, line])).toEqual([
      ['Ada', 2],
      ['Cy "C" Li', 7],
    ]);
    expect(troubles).toEqual([
      { line: 3, problem: 'name' },
      { line: 4, problem: 'email' },
      { line: 6, problem: 'twice' },
    ]);
  });

  it('says what is wrong with the whole of it', () => {
    const problem = (text: string) => readRoster(text).troubles[0];
    expect(problem('')).toEqual({ line: 0, problem: 'empty' });
    expect(problem('name,email\n')).toEqual({ line: 0, problem: 'empty' });
    expect(problem('first,last\nAda,Byron')).toEqual({ line: 0, problem: 'no-name-column' });
    expect(problem(`name,id\n${'Ada,\n'.repeat(2001)}`)?.problem).toBe('too-many');
    expect(problem('name,id\n"Ada,1\nBen,2')?.problem).toBe('quotes');
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { rows, troubles } = readRoster(text);
        expect(rows.length + troubles.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a join code', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...CODE_SYMBOLS), minLength: 8, maxLength: 8 }),
        (code) => {
          expect(readCode(code.toLowerCase())).toBe(code);
          const [head, tail] = [code.slice(0, 4), code.slice(4)];
          expect(readCode(` ${head}-${tail} `)).toBe(code);
          expect(readCode(`${head} – ${tail}`)).toBe(code);
        },
      ),
    );
  });

  it('is no text with a symbol that is mistaken for another, or of another length', () => {
    for (const text of ['ABCD-234', 'ABCD-23456', 'ABCD-2340', 'ABCD-234I', '', "' OR 1=1"])
      expect(readCode(text)).toBeNull();
    expect(CODE_SYMBOLS).toHaveLength(31);
  });
});

describe('nicknames', () => {
  it('are never the same twice, and none that is taken', () => {
    const taken = nicknames(300, [], randomFrom('first'));
    const more = nicknames(2_000, taken, randomFrom('second'));
    expect(new Set([...taken, ...more].map(sameName)).size).toBe(2_300);
  });
});

describe('the map from nicknames to names', () => {
  const empty = { holdfast: 'names' as const, classId: crypto.randomUUID(), people: [] };
  const ada = { name: 'Ada', email: null, id: '1' };

  it('keeps everybody’s nickname when the list is read again with a corrected name', () => {
    const first = namedBy([ada, { ...ada, name: 'Ben', id: '2' }], empty, [], randomFrom('a'));
    const again = namedBy([{ ...ada, name: 'Ada Byron' }], first, [], randomFrom('b'));
    expect(again.people.map(({ nickname }) => nickname)).toEqual(
      first.people.map(({ nickname }) => nickname),
    );
    expect(again.people[0]?.name).toBe('Ada Byron');
  });

  it('gives nobody a nickname that stands for somebody already', () => {
    const [first] = namedBy([ada], empty, [], randomFrom('a')).people;
    const other = namedBy([ada], empty, [first?.nickname ?? ''], randomFrom('a')).people[0];
    expect(other?.nickname).not.toBe(first?.nickname);
  });
});
