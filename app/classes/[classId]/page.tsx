// Decides what a teacher sees of a class at a glance. For everybody else there is no such page.
import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { classOf } from '@/app/classes/class-of';
import { ClassFrame } from '@/components/classes/class-frame';
import { DemoFilling } from '@/components/classes/demo-filling';
import { AttentionList } from '@/components/classes/page/attention-list';
import { HeatMap } from '@/components/classes/page/heat-map';
import { heatWords } from '@/components/classes/page/heat-words';
import { NothingYet } from '@/components/classes/page/nothing-yet';
import { WarmUpPanel } from '@/components/classes/page/warm-up-panel';
import { heatQuery } from '@/core/classes/heat-query';
import { namedClass } from '@/core/classes/named-class';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { localDay } from '@/core/time';
import { members } from '@/server/classes/access';
import { readClassPage } from '@/server/classes/page/read-class-page';
import { readWarmUps } from '@/server/classes/warm-ups/read-warm-up';
import { now } from '@/server/clock';
import { fillingOf } from '@/server/demo/demo-filling';
import { buildWarmUpAction } from './warm-ups/actions';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ classId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await classOf(params)).name, robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const cls = await classOf(params);
  const at = now();
  const search = await searchParams;
  const query = heatQuery.parse(search);
  const named = namedClass(cls);
  const [{ attention, heat }, nicknames, earlier, words, t] = await Promise.all([
    readClassPage(cls, query, at),
    cls.pseudonymous ? members(cls) : null,
    readWarmUps(cls),
    heatWords(),
    getTranslations('class-page.heat'),
  ]);
  const filling = fillingOf(cls.id);
  const fillingNote = filling && <DemoFilling filling={filling} href={`/classes/${cls.id}`} />;
  if (heat.columns.length === 0 && query.track === null) {
    return (
      <ClassFrame cls={cls} current="overview">
        {fillingNote ?? <NothingYet classId={cls.id} hasStudents={heat.students > 0} />}
      </ClassFrame>
    );
  }
  return (
    <ClassFrame cls={cls} current="overview">
      {fillingNote}
      <AttentionList
        classId={cls.id}
        named={named}
        facts={attention}
        today={localDay(at, cls.timeZone, DEFAULT_ROLLOVER_HOUR)}
        locale={words.locale}
      />
      <WarmUpPanel
        classId={cls.id}
        freshId={randomUUID()}
        action={buildWarmUpAction}
        earlier={earlier}
        foundNothing={search['warm-up'] === 'none'}
        locale={words.locale}
        timeZone={cls.timeZone}
      />
      <section id="heat" aria-labelledby="heat-title" className="mt-10 scroll-mt-4">
        <h2 id="heat-title" className="font-serif text-2xl font-semibold">
          {t('title')}
        </h2>
        {/* While the class fills, the table begins anew with each student who is there. */}
        <HeatMap
          key={filling?.done ?? 'whole'}
          classId={cls.id}
          nicknames={nicknames && nicknames.map(({ shownAs }) => shownAs)}
          initial={heat}
          query={query}
          words={words}
        />
      </section>
    </ClassFrame>
  );
}
