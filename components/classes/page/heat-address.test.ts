import { describe, expect, it } from 'vitest';
import { heatQuery } from '@/core/classes/heat-query';
import { LEVELS } from '@/core/mastery/progress';
import { heatSearch } from './heat-address';
import { LEVEL_ORDER } from './levels';

describe('heatSearch', () => {
  it('is read back as the same wish', () => {
    const query = heatQuery.parse({ in: '7', sort: 'a/one', turned: '1', track: 'a', page: '3' });
    const again = heatQuery.parse(Object.fromEntries(new URLSearchParams(heatSearch(query))));
    expect(again).toEqual(query);
    expect(heatSearch(heatQuery.parse({}))).toBe('');
  });

  it('tells whom a search means to the data alone, never to the address of the page', () => {
    for (const who of [['Quiet Otter', 'Fox'], []]) {
      const query = { ...heatQuery.parse({}), who };
      expect(heatSearch(query)).toBe('');
      const asked = Object.fromEntries(new URLSearchParams(heatSearch(query, 'who')));
      expect(heatQuery.parse(asked).who).toEqual(who);
    }
  });
});

describe('LEVEL_ORDER', () => {
  it('is the order that the numbers of a row count in', () => {
    expect(LEVEL_ORDER).toEqual(LEVELS);
  });
});
