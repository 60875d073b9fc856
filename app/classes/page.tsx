// Decides what somebody sees of their classes: those that they teach, those that they are in. Rendered for
// them alone, never cached.
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import {
  enterCodeAction,
  leaveClassAction,
  makeClassAction,
  makeDemoAction,
  removeDemoAction,
} from '@/app/classes/actions';
import { InClass } from '@/components/classes/in-class';
import { JoinedClasses } from '@/components/classes/joined-classes';
import { Outcome, type Query } from '@/components/classes/outcome';
import { TaughtClasses } from '@/components/classes/taught-classes';
import { textLinkClass } from '@/components/ui/text-link';
import { viewerOfPage } from '@/server/accounts/next-request';
import { mayTeach } from '@/server/accounts/viewer';
import { readWays } from '@/server/accounts/ways-in';
import { readOwnAssignments } from '@/server/assignments/read-own';
import { readJoined, readTaught } from '@/server/classes/read-classes';
import { now } from '@/server/clock';
import { demoClassId } from '@/server/demo/demo-class';
import { fillingOf } from '@/server/demo/demo-filling';

// The page comes whole: what streams in later would stay unseen without a script.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('title') };
}

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  await connection();
  const t = await getTranslations('classes');
  const viewer = await viewerOfPage();
  const asOf = now();
  const teaches = mayTeach(viewer);
  const [taught, joined, asked] = await Promise.all([
    viewer && teaches ? readTaught(viewer, asOf) : [],
    viewer ? readJoined(viewer) : [],
    readOwnAssignments(viewer, asOf),
  ]);
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-20 sm:px-6 sm:pt-12">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{t('title')}</h1>
      <p className="mt-3 mb-8 max-w-[60ch] text-lg text-muted">{t('lead')}</p>
      <InClass inClass={asked.inClass} />
      <Outcome query={await searchParams} />
      <div className="flex flex-col gap-12">
        {teaches && (
          <TaughtClasses
            classes={taught}
            filling={viewer && fillingOf(demoClassId(viewer.userId))}
            makeClass={makeClassAction}
            makeDemo={makeDemoAction}
            removeDemo={removeDemoAction}
          />
        )}
        <JoinedClasses
          classes={joined}
          assignments={asked.assignments}
          enterCode={enterCodeAction}
          leave={leaveClassAction}
        />
        {viewer?.role === 'student' && readWays().teaching !== 'closed' && (
          <Link href="/settings#sign-in" className={textLinkClass('self-start')}>
            {t('ask')}
          </Link>
        )}
      </div>
    </div>
  );
}
