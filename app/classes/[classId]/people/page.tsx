// Decides what a teacher sees of the people of a class: how they come in, who is there, who is expected, who
// teaches.
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import {
  changeClassAction,
  changeCodeAction,
  changeMemberAction,
  deleteClassAction,
  importRosterAction,
  removeExpectedAction,
  stopTeachingAction,
} from '@/app/classes/[classId]/people/actions';
import { classOf, type ClassParams } from '@/app/classes/class-of';
import { siteOfPage } from '@/app/classes/site';
import { ClassFrame } from '@/components/classes/class-frame';
import { ClassSettings } from '@/components/classes/class-settings';
import { Joining } from '@/components/classes/joining';
import { MemberList, MEMBERS_A_PAGE } from '@/components/classes/member-list';
import { NamesPanel } from '@/components/classes/names/names-panel';
import { Outcome, type Query } from '@/components/classes/outcome';
import { RosterOutcome, RosterPanel } from '@/components/classes/roster-panel';
import { TeacherList } from '@/components/classes/teacher-list';
import { Told } from '@/components/classes/told';
import { namedClass } from '@/core/classes/named-class';
import { localDay } from '@/core/time';
import { viewerOfPage } from '@/server/accounts/next-request';
import type { TaughtClass } from '@/server/classes/access';
import { readTaught } from '@/server/classes/read-classes';
import { readPeople } from '@/server/classes/read-people';
import { now } from '@/server/clock';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props extends ClassParams {
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('classes.people');
  return { title: t('title', { name: (await classOf(params)).name }), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const cls = await classOf(params);
  const query = await searchParams;
  const asOf = now();
  const site = await siteOfPage();
  const { members, expected, gone, teachers, codes } = await readPeople(cls, asOf);
  const nicknames = [...members, ...expected, ...gone].map(({ shownAs }) => shownAs);
  const { classes } = await getMessages();
  return (
    <ClassFrame cls={cls} current="people">
      <Outcome query={query} />
      <RosterTold query={query} />
      <div className="flex flex-col gap-12">
        {cls.pseudonymous && (
          <NamesPanel
            classId={cls.id}
            className={cls.name}
            nicknames={nicknames}
            importRoster={importRosterAction}
            words={classes.names}
            problems={classes.people.roster}
          />
        )}
        <Joining
          classId={cls.id}
          code={
            codes.students && {
              code: codes.students.code,
              lastDay: codes.students.expiresAt && dayIn(cls, codes.students.expiresAt),
            }
          }
          archived={cls.archivedAt !== null}
          site={site}
          today={dayIn(cls, asOf)}
          change={changeCodeAction}
        />
        <MemberList
          classId={cls.id}
          named={namedClass(cls)}
          members={members}
          erased={cls.erasedMembers}
          from={pageOf(query['from'])}
          changing={textOf(query['change'])}
          others={await othersOf(cls)}
          change={changeMemberAction}
        />
        <RosterPanel
          classId={cls.id}
          named={namedClass(cls)}
          expected={expected}
          gone={gone.map(({ id, shownAs }) => ({ id, shownAs }))}
          importRoster={importRosterAction}
          removeExpected={removeExpectedAction}
        />
        <TeacherList
          classId={cls.id}
          teachers={teachers}
          you={cls.teacherId}
          invitation={codes.teachers}
          site={site}
          change={changeCodeAction}
          leave={stopTeachingAction}
        />
        <ClassSettings cls={cls} change={changeClassAction} remove={deleteClassAction} />
      </div>
    </ClassFrame>
  );
}

/** Where a student could be moved: classes of the same sort that are not put away. */
async function othersOf(cls: TaughtClass): Promise<{ id: string; name: string }[]> {
  const viewer = await viewerOfPage();
  const taught = viewer ? await readTaught(viewer, now()) : [];
  return taught.filter(
    ({ id, archivedAt, pseudonymous }) =>
      id !== cls.id && archivedAt === null && pseudonymous === cls.pseudonymous,
  );
}

function dayIn(cls: TaughtClass, instant: Date): number {
  return localDay(instant, cls.timeZone, 0);
}

function RosterTold({ query }: { query: Query }) {
  const outcome = textOf(query['roster']);
  if (outcome === '') return null;
  const wrong = textOf(query['wrong']);
  return (
    <Told key={JSON.stringify(query)} good={wrong === ''}>
      <RosterOutcome
        outcome={outcome}
        added={numberOf(query['added'])}
        changed={numberOf(query['changed'])}
        wrong={wrong}
      />
    </Told>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: string | string[] | undefined): number {
  return /^\d{1,4}$/.test(textOf(value)) ? Number(value) : 0;
}

function pageOf(value: string | string[] | undefined): number {
  return Math.floor(numberOf(value) / MEMBERS_A_PAGE) * MEMBERS_A_PAGE;
}
