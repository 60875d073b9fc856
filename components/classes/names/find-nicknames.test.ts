import { describe, expect, it } from 'vitest';
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
    expect(nicknamesLike(' zebe', all, names)).toEqual(['Quiet Otter']);
    expect(nicknamesLike('zebe', all, null)).toEqual([]);
    expect(nicknamesLike('fox', all, names)).toEqual(['Brave Fox']);
    expect(nicknamesLike('o', all, names)).toEqual(['Quiet Otter', 'Brave Fox', 'Own Idea']);
    expect(nicknamesLike('own', all, names)).toEqual(['Own Idea']);
  });

  it('narrows nothing where nothing is typed', () => {
    expect(nicknamesLike('  ', all, names)).toBeNull();
  });

  it('asks for no more than an address holds', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => `Quiet Otter ${at}`);
    expect(nicknamesLike('otter', many, null)?.join('\n').length).toBeLessThanOrEqual(4_000);
  });
});
