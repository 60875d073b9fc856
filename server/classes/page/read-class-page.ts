// Decides what the class page is told at once: what needs attention, and the first page of the heat map.
import { attentionOf, type Attention } from '@/core/classes/attention';
import { heatPageOf, type HeatPage } from '@/core/classes/heat-page';
import type { HeatQuery } from '@/core/classes/heat-query';
import type { TaughtClass } from '@/server/classes/access';
import { readBelieved } from '@/server/classes/page/read-believed';
import { readClassMastery } from '@/server/classes/page/read-class-mastery';
import { content } from '@/server/content/loaded';

/** A fact with the author's words for it, where it has some. */
export type AttentionTold = Attention & { beliefHtml?: string | null; title?: string };

export interface ClassPage {
  attention: AttentionTold[];
  heat: HeatPage;
}

export async function readClassPage(
  cls: TaughtClass,
  query: HeatQuery,
  now: Date,
): Promise<ClassPage> {
  const [mastery, believed] = await Promise.all([
    readClassMastery(cls, now),
    readBelieved(cls, now),
  ]);
  return {
    attention: attentionOf(mastery, believed).map(told),
    heat: heatPageOf(mastery, query, trackTitles()),
  };
}

/** The heat map alone, in another order or narrowed. */
export async function readHeatPage(
  cls: TaughtClass,
  query: HeatQuery,
  now: Date,
): Promise<HeatPage> {
  return heatPageOf(await readClassMastery(cls, now), query, trackTitles());
}

function trackTitles(): Map<string, string> {
  return new Map([...content().tracks.values()].map(({ slug, title }) => [slug, title]));
}

function told(fact: Attention): AttentionTold {
  if (fact.kind !== 'believed') return fact;
  const pattern = content().patterns.get(fact.pattern);
  const words = pattern?.misconceptions.find(({ slug }) => slug === fact.slug);
  return {
    ...fact,
    title: pattern?.title ?? fact.pattern,
    beliefHtml: words?.titleHtml ?? null,
  };
}
