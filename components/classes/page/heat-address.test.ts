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
});

describe('LEVEL_ORDER', () => {
  it('is the order that the numbers of a row count in', () => {
    expect(LEVEL_ORDER).toEqual(LEVELS);
  });
});
