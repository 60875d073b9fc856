import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNames, withNames, type NameMap } from './name-map';

const CLASS = '7b6b7d5e-2f57-4b53-9a55-0c8f3b0f6a11';
const OTHER = '1f0d2f1e-77aa-4c3a-8f5f-2f9f5f1f2a3b';
const person = (nickname: string, name: string) => ({ nickname, name, email: null, id: null });
const map: NameMap = { holdfast: 'names', classId: CLASS, people: [person('Fox', 'Ada')] };

describe('readNames', () => {
  it('opens the file of this class, also where an editor put a mark before it', () => {
    expect(readNames(JSON.stringify(map), CLASS)).toEqual(map);
    expect(readNames(`\uFEFF${JSON.stringify(map, null, 2)}`, CLASS)).toEqual(map);
  });

  it('says of the file of another class that it is one', () => {
    expect(readNames(JSON.stringify({ ...map, classId: OTHER }), CLASS)).toEqual({
      trouble: 'otherClass',
    });
  });

  it('tells a damaged file from one that is something else', () => {
    const text = JSON.stringify(map);
    expect(readNames(text.slice(0, -4), CLASS)).toEqual({ trouble: 'damaged' });
    const { people: _, ...without } = map;
    expect(readNames(JSON.stringify(without), CLASS)).toEqual({ trouble: 'damaged' });
    for (const other of ['', 'name,email', '[]', 'null', '{"holdfast":', JSON.stringify({ a: 1 })])
      expect(readNames(other, CLASS), other).toEqual({ trouble: 'wrong' });
  });
});

describe('withNames', () => {
  it('adds the names of a further file; of a nickname in both the newly opened one says who it is', () => {
    const file = { ...map, people: [person('Fox', 'Ada Byron'), person('Otter', 'Bo')] };
    expect(withNames(map, file).people).toEqual(file.people);
    expect(withNames(file, map).people).toEqual([person('Fox', 'Ada'), person('Otter', 'Bo')]);
    expect(withNames(null, file)).toEqual(file);
  });

  it('changes nothing where a file is opened twice', () => {
    const people = fc.uniqueArray(fc.tuple(fc.string(), fc.string()), {
      selector: ([nickname]) => nickname,
    });
    fc.assert(
      fc.property(people, people, (one, other) => {
        const [open, file] = [one, other].map((pairs) => ({
          ...map,
          people: pairs.map(([nickname, name]) => person(nickname, name)),
        })) as [NameMap, NameMap];
        const once = withNames(open, file);
        expect(withNames(once, file)).toEqual(once);
      }),
    );
  });
});
