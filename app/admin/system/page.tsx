// Decides what an administrator sees of the machinery: what ran in the night, and what is wrong with content.
import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { AdminFrame } from '@/components/admin/admin-frame';
import { AdminTable } from '@/components/admin/admin-table';
import { fill } from '@/components/questions/words';
import { dateLocaleOfRequest } from '@/i18n/dates-of-request';
import { adminOf, type Admin } from '@/server/accounts/admin';
import { viewerOfPage } from '@/server/accounts/next-request';
import { content } from '@/server/content/loaded';
import { readRuns } from '@/server/jobs/read-runs';

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).admin.system };
}

const ISSUES_SHOWN = 100;
const CELL = 'py-2.5 pr-4 align-top';

export default async function Page() {
  await connection();
  const admin = adminOf(await viewerOfPage());
  if (!admin) notFound();
  const words = (await getMessages()).admin;
  return (
    <AdminFrame current="system" words={words}>
      <Content />
      <Jobs admin={admin} />
    </AdminFrame>
  );
}

async function Content() {
  const words = (await getMessages()).admin.content;
  const { version, tracks, patterns, questions, issues } = content();
  const counts = { tracks: tracks.size, patterns: patterns.size, questions: questions.size };
  return (
    <section aria-labelledby="content-title" className="mt-8">
      <h2 id="content-title" className="text-xl font-semibold">
        {words.title}
      </h2>
      <p className="mt-1 text-muted">{fill(words.version, { version, ...counts })}</p>
      {issues.length === 0 ? (
        <p className="mt-2">{words.none}</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {issues.slice(0, ISSUES_SHOWN).map((issue) => (
            <li
              key={`${issue.file}:${issue.line}:${issue.column}:${issue.code}`}
              className="py-2.5 text-[0.9375rem]"
            >
              <p className="font-mono text-xs break-all text-muted">
                {issue.file}:{issue.line}:{issue.column}
              </p>
              <p>
                <span className="font-semibold">{words[issue.severity]}</span> {issue.message}{' '}
                {issue.mend}
              </p>
            </li>
          ))}
        </ul>
      )}
      {issues.length > ISSUES_SHOWN && (
        <p className="mt-2 text-muted">
          {fill(words.more, { count: issues.length - ISSUES_SHOWN })}
        </p>
      )}
    </section>
  );
}

async function Jobs({ admin }: { admin: Admin }) {
  const { admin: all, questions } = await getMessages();
  const words = all.jobs;
  const format = new Intl.DateTimeFormat(dateLocaleOfRequest(questions.dateLocale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const runs = await readRuns(admin);
  return (
    <section aria-labelledby="jobs-title" className="mt-10">
      <h2 id="jobs-title" className="text-xl font-semibold">
        {words.title}
      </h2>
      {runs.length === 0 ? (
        <p className="mt-1 text-muted">{words.none}</p>
      ) : (
        <AdminTable label={words.label} head={[words.job, words.when, words.how, words.said]}>
          {runs.map(({ id, job, startedAt, succeeded, said }) => (
            <tr key={id}>
              <th scope="row" className={`${CELL} font-mono text-sm font-normal`}>
                {job}
              </th>
              <td className={`${CELL} whitespace-nowrap text-muted`}>{format.format(startedAt)}</td>
              <td className={`${CELL} whitespace-nowrap`}>
                {succeeded === null ? words.open : succeeded ? words.succeeded : words.failed}
              </td>
              <td className={`${CELL} min-w-72`}>{said}</td>
            </tr>
          ))}
        </AdminTable>
      )}
    </section>
  );
}
