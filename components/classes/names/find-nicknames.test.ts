import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatQuery } from '@/core/classes/heat-query';
import { heatSearch } from '@/components/classes/page/heat-address';
import { nicknamesLike } from './find-nicknames';

const person = (nickname: string, name: string) => ({ nickname, name, email: null, id: null });
const names = {
  holdfast: 'names' as const,
  classId: '7b6b7d5e-2f57-4b53-9a55-0c8f3b0f6a11',
  people: [person('Quiet Otter', 'Zebediah Quark'), person('Brave Fox', 'Ada Lovelace')],
};
const all = ['Quiet Otter', 'Brave Fox', 'Own Idea'];

describe('nicknamesLike', () => {
  it('finds by name where the names are open, by nickname always, and tells nicknames only', () => {
    expect(nicknamesLike(' zebe', all, names).who).toEqual(['Quiet Otter']);
    expect(nicknamesLike('zebe', all, null)).toEqual({ who: [], left: 0 });
    expect(nicknamesLike('fox', all, names).who).toEqual(['Brave Fox']);
    expect(nicknamesLike('r', all, names).who).toEqual(['Quiet Otter', 'Brave Fox']);
    expect(nicknamesLike('own', all, names).who).toEqual(['Own Idea']);
  });

  it('narrows nothing where nothing is typed, nor where everybody is meant', () => {
    expect(nicknamesLike('  ', all, names)).toEqual({ who: null, left: 0 });
    expect(nicknamesLike('o', all, names)).toEqual({ who: null, left: 0 });
  });

  it('asks for no more than an address holds, in any script, and tells how many are left', () => {
    const animal = fc.constantFrom('Otter', 'سمندل', '🦦', 'Löwe');
    fc.assert(
      fc.property(animal, fc.integer({ min: 1, max: 2_000 }), (word, count) => {
        const like = Array.from({ length: count }, (_, at) => `${word} ${at}`);
        const { who, left } = nicknamesLike(word, [...like, 'Fox'], null);
        expect(who).toEqual(like.slice(0, count - left));
        const search = heatSearch({ ...heatQuery.parse({}), who }, 'who');
        expect(search.length).toBeLessThan(7_000);
        if (left > 0) expect(search.length).toBeGreaterThan(5_900);
      }),
      { numRuns: 40 },
    );
  });
});
