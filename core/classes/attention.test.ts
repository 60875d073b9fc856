import { describe, expect, it } from 'vitest';
import { attentionOf, MOST_SENTENCES } from './attention';
import type { ClassCell, ClassMastery, ClassStudent } from './class-mastery';

const cell = (now: number, week = now, change: Partial<ClassCell> = {}): ClassCell => ({
  mastery: [now, week, week],
  spread: [0.05, 0.05, 0.05],
  level: 'getting-there',
  isStrong: false,
  wasStrong: false,
  daysAgo: 1,
  ...change,
});
const student = (
  name: string,
  cells: (ClassCell | null)[],
  change: Partial<ClassStudent> = {},
): ClassStudent => ({
  userId: `00000000-0000-4000-8000-${name.padStart(12, '0')}`,
  shownAs: name,
  daysAgo: 1,
  joinedDaysAgo: 30,
  cells,
  ...change,
});
const classOf = (students: ClassStudent[], patterns = 1): ClassMastery => ({
  columns: Array.from({ length: patterns }, (_, at) => ({
    id: `t/p${at}`,
    title: `Pattern ${at}`,
    track: 't',
  })),
  students,
});
const many = (count: number, make: (at: number) => ClassStudent) =>
  Array.from({ length: count }, (_, at) => make(at));

describe('attentionOf', () => {
  it('counts who falls below 70 % and names the first day by which most of them have', () => {
    // Straight from 0.72 to 0.62: below 0.70 on the second day.
    const students = many(8, (at) =>
      student(`${at}`, [at < 5 ? cell(0.72, 0.62) : cell(0.95, 0.9)]),
    );
    expect(attentionOf(classOf(students), [])).toContainEqual({
      kind: 'fading',
      pattern: 't/p0',
      title: 'Pattern 0',
      count: 5,
      of: 8,
      days: 2,
    });
  });

  it('leaves out who is below 70 % already: nothing falls there', () => {
    const students = many(8, (at) => student(`${at}`, [cell(0.6, 0.5)]));
    expect(attentionOf(classOf(students), []).map(({ kind }) => kind)).not.toContain('fading');
  });

  it('says nothing of a pattern that a few have begun', () => {
    const students = many(20, (at) => student(`${at}`, [at < 3 ? cell(0.2) : null]));
    expect(attentionOf(classOf(students), [])).toEqual([]);
  });

  it('tells who has been away for ten days, the longest first, and who never came', () => {
    const students = [
      student('Ada', [cell(0.9)], { daysAgo: 12 }),
      student('Bo', [cell(0.9)], { daysAgo: 40 }),
      student('Cy', [cell(0.9)], { daysAgo: 9 }),
      student('Di', [null], { daysAgo: null }),
      student('New', [null], { daysAgo: null, joinedDaysAgo: 1 }),
    ];
    const facts = attentionOf(classOf(students), []);
    expect(facts).toContainEqual({ kind: 'idle', count: 2, of: 5, days: 10, names: ['Bo', 'Ada'] });
    expect(facts).toContainEqual({ kind: 'absent', count: 1, of: 5, names: ['Di'] });
  });

  it('sums probabilities where it says how many are strong', () => {
    // P is about one half at the line and nearly 1 far above it.
    const students = many(10, (at) => student(`${at}`, [at < 4 ? cell(0.99) : cell(0.75)]));
    const ready = attentionOf(classOf(students), []).find((fact) => 'strong' in fact);
    expect(ready).toBeUndefined();
    const weak = many(10, (at) => student(`${at}`, [at < 2 ? cell(0.99) : cell(0.5)]));
    expect(attentionOf(classOf(weak), [])).toContainEqual(
      expect.objectContaining({ kind: 'weak', strong: 2, of: 10 }),
    );
  });

  it('passes on shared misconceptions and drops what one student believes', () => {
    const believed = [
      { pattern: 't/p0', slug: 'shared', count: 6, of: 10 },
      { pattern: 't/p0', slug: 'own', count: 1, of: 10 },
      { pattern: 't/p0', slug: 'rare', count: 2, of: 20 },
    ];
    const facts = attentionOf(classOf([student('Ada', [cell(0.9)])]), believed);
    expect(facts).toEqual([
      { kind: 'believed', pattern: 't/p0', slug: 'shared', count: 6, of: 10 },
    ]);
  });

  it('says at most six things and at most two of a kind, the most pressing first', () => {
    const patterns = 9;
    const students = many(12, (at) =>
      student(
        `${at}`,
        Array.from({ length: patterns }, (_, place) => cell(0.72, 0.6 - place / 100)),
        { daysAgo: 11 },
      ),
    );
    const believed = many(4, () => student('x', [])).map((_, at) => ({
      pattern: 't/p0',
      slug: `s${at}`,
      count: 9 - at,
      of: 12,
    }));
    const facts = attentionOf(classOf(students, patterns), believed);
    expect(facts.length).toBeLessThanOrEqual(MOST_SENTENCES);
    expect(facts.filter(({ kind }) => kind === 'fading')).toHaveLength(2);
    expect(facts[0]?.kind).toBe('fading');
  });
});
