// Decides what an administrator sees of people. Whoever is none is told that there is no such page.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { answerTeacherAction, giveRoleAction, resetLinkAction } from '@/app/admin/actions';
import { readTold } from '@/app/told-form';
import { AdminFrame } from '@/components/admin/admin-frame';
import { PeopleTable } from '@/components/admin/people-table';
import { TeacherRequests } from '@/components/admin/teacher-requests';
import { fillCount } from '@/components/questions/words';
import { buttonClass } from '@/components/ui/button';
import { dateLocaleOfRequest } from '@/i18n/dates-of-request';
import {
  adminOf,
  GIVEN_ROLES,
  PEOPLE_A_PAGE,
  readTeacherRequests,
  searchPeople,
  type Admin,
  type Person,
} from '@/server/accounts/admin';
import { viewerOfPage } from '@/server/accounts/next-request';
import { readWays } from '@/server/accounts/ways-in';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).admin.title };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const LONGEST_SEARCH = 100;
const FIELD = 'h-11 rounded-lg border border-rule bg-surface px-3';

export default async function Page({ searchParams }: Props) {
  await connection();
  const admin = adminOf(await viewerOfPage());
  if (!admin) notFound();
  const query = await searchParams;
  const one = (name: string) => [query[name]].flat()[0] ?? '';
  const words = (await getMessages()).admin;
  const told = Object.entries(words.told).find(([name]) => name === one('told'))?.[1];
  const requests = await readTeacherRequests(admin);
  const shown = await shownBy();
  return (
    <AdminFrame current="people" words={words}>
      {told !== undefined && (
        <p role="status" className="mt-6 rounded-lg bg-accent-soft px-3 py-2.5">
          {told}
        </p>
      )}
      <TeacherRequests
        requests={requests.map(shown)}
        answer={answerTeacherAction}
        words={words.requests}
      />
      <People
        admin={admin}
        text={one('text').slice(0, LONGEST_SEARCH)}
        of={one('of')}
        page={Math.max(1, Math.min(1_000_000, Number.parseInt(one('page'), 10) || 1))}
      />
    </AdminFrame>
  );
}

async function People({
  admin,
  text,
  of,
  page,
}: {
  admin: Admin;
  text: string;
  of: string;
  page: number;
}) {
  const { admin: words, accounts, questions } = await getMessages();
  const { search } = words;
  const role = GIVEN_ROLES.find((given) => given === of) ?? null;
  const { people, total } = await searchPeople(admin, { text, role, page });
  const pages = Math.max(1, Math.ceil(total / PEOPLE_A_PAGE));
  const shown = await shownBy();
  const told = await readTold();
  const wish = (turnedTo: number) => ({ text, of: role ?? '', page: String(turnedTo) });
  return (
    <section aria-labelledby="people-title" className="mt-10">
      <h2 id="people-title" className="text-xl font-semibold">
        {words.people}
      </h2>
      <p className="mt-1 max-w-[65ch] text-muted">{words.rolesAbout}</p>
      <form method="get" action="/admin" className="mt-4 flex flex-wrap items-end gap-3">
        <label className="flex flex-col gap-1.5 text-sm font-medium max-sm:w-full">
          {search.label}
          <input type="search" name="text" defaultValue={text} className={`${FIELD} sm:w-72`} />
        </label>
        <label className="flex flex-col gap-1.5 text-sm font-medium">
          {search.role}
          <select name="of" defaultValue={role ?? ''} className={FIELD}>
            <option value="">{search.any}</option>
            {GIVEN_ROLES.map((given) => (
              <option key={given} value={given}>
                {words.roles[given]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonClass('secondary')}>
          {search.submit}
        </button>
      </form>
      <p className="mt-4 text-sm text-muted">
        {total === 0 ? search.none : fillCount(search.found, total, questions.dateLocale)}
      </p>
      {people.length > 0 && (
        <PeopleTable
          people={people.map(shown)}
          roles={GIVEN_ROLES}
          search={wish(page)}
          give={giveRoleAction}
          reset={
            readWays().mail
              ? null
              : {
                  action: resetLinkAction,
                  sending: accounts.form.sending,
                  told: (userId) => told('reset-link', userId),
                }
          }
          words={words}
        />
      )}
      {pages > 1 && (
        <p className="mt-4 flex flex-wrap items-center gap-4">
          {page > 1 && <Turn wish={wish(page - 1)}>{search.before}</Turn>}
          <span className="text-muted">
            {search.page.replace('{page}', String(page)).replace('{pages}', String(pages))}
          </span>
          {page < pages && <Turn wish={wish(page + 1)}>{search.after}</Turn>}
        </p>
      )}
    </section>
  );
}

function Turn({ wish, children }: { wish: Record<string, string>; children: string }) {
  return (
    <Link
      href={`/admin?${new URLSearchParams(wish)}`}
      prefetch={false}
      className={buttonClass('secondary')}
    >
      {children}
    </Link>
  );
}

async function shownBy() {
  const { admin, questions } = await getMessages();
  const { table } = admin;
  const format = new Intl.DateTimeFormat(dateLocaleOfRequest(questions.dateLocale), {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const day = (at: Date) => format.format(at);
  return ({ id, name, email, role, createdAt, lastSeenAt, teacherAskedAt }: Person) => ({
    id,
    name: name ?? email ?? table.nameless,
    email: email ?? '',
    role,
    since: day(createdAt),
    seen: day(lastSeenAt),
    asked: teacherAskedAt ? day(teacherAskedAt) : '',
  });
}
