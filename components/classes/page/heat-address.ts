// Decides how a wish for the heat map is written as an address; heat-query.ts of core reads it back.
import type { HeatQuery } from '@/core/classes/heat-query';

/**
 * The same as an address, without what is usual.
 *
 * @param more `who`: for the data alone, with whom a search means
 */
export function heatSearch(query: HeatQuery, more?: 'who'): string {
  const search = new URLSearchParams();
  if (query.in !== 0) search.set('in', String(query.in));
  if (query.sort !== 'need') search.set('sort', query.sort);
  if (query.turned) search.set('turned', '1');
  if (query.track !== null) search.set('track', query.track);
  if (query.level !== null) search.set('level', query.level);
  if (query.text !== '') search.set('text', query.text);
  if (more === 'who' && query.who !== null) search.set('who', query.who.join('\n'));
  if (query.page > 1) search.set('page', String(query.page));
  return search.toString();
}
