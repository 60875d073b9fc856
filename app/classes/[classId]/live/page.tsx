// Decides what a teacher sees while a class takes a test: as it is now, and then as it moves.
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { classOf } from '@/app/classes/class-of';
import { ClassFrame } from '@/components/classes/class-frame';
import { LiveChoice } from '@/components/classes/page/live-choice';
import { LiveRoom } from '@/components/classes/page/live-room';
import { namedClass } from '@/core/classes/named-class';
import { patternUnderTest, readLive } from '@/server/classes/live/read-live';
import { now } from '@/server/clock';
import { content } from '@/server/content/loaded';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ classId: string }>;
  searchParams: Promise<{ pattern?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('class-page.live');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const cls = await classOf(params);
  const { pattern: asked } = await searchParams;
  const at = now();
  const pattern = typeof asked === 'string' ? asked : await patternUnderTest(cls, at);
  const state = pattern === null ? null : await readLive(cls, pattern, at);
  const t = await getTranslations('class-page.live');
  const { 'class-page': words } = await getMessages();
  const tracks = [...content().tracks.values()].map(({ title, patterns }) => ({
    title,
    patterns: patterns.map((one) => ({ id: one.id, title: one.title })),
  }));
  return (
    <ClassFrame cls={cls} current="live">
      <p className="max-w-[65ch] text-muted">{t('lead')}</p>
      <LiveChoice tracks={tracks} chosen={state?.pattern.id ?? null} />
      {state === null ? (
        <p className="mt-6 text-muted">{t('pick')}</p>
      ) : (
        <section aria-labelledby="live-pattern" className="mt-8">
          <h2 id="live-pattern" className="font-serif text-2xl font-semibold">
            {state.pattern.title}
          </h2>
          <LiveRoom
            key={state.pattern.id}
            classId={cls.id}
            named={namedClass(cls)}
            initial={state}
            words={{ ...words.live, verdicts: words.evidence.verdict }}
          />
        </section>
      )}
    </ClassFrame>
  );
}
