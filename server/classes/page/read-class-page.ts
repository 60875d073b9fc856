// Decides what the class page is told at once: what needs attention, and the first page of the heat map.
import { attentionOf, type Attention, type BelievedBy } from '@/core/classes/attention';
import { heatPageOf, type HeatPage } from '@/core/classes/heat-page';
import type { HeatQuery } from '@/core/classes/heat-query';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { localDay } from '@/core/time';
import type { TaughtClass } from '@/server/classes/access';
import { readClassMastery } from '@/server/classes/page/read-class-mastery';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { trapsSprung } from '@/server/reports/traps-sprung';

const DAYS_READ = 30;
/** Of a larger class the students who were there last are asked: shares say as much. */
const STUDENTS_ASKED = 400;

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

/** Which misconceptions the class holds now, as the report of traps counts it. */
async function readBelieved(cls: TaughtClass, now: Date): Promise<BelievedBy[]> {
  const since = localDay(now, cls.timeZone, DEFAULT_ROLLOVER_HOUR) - DAYS_READ;
  const sprung = await steadily(() => trapsSprung(cls, since, STUDENTS_ASKED));
  return sprung.map(({ pattern, slug, believe, asked }) => ({
    pattern: pattern.id,
    slug,
    count: believe,
    of: asked,
  }));
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
