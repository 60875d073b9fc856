// Decides which part of a report is shown: choices, order and page from the address. For those who do
// not teach the class there is no such page.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { classOf } from '@/app/classes/class-of';
import { ClassFrame } from '@/components/classes/class-frame';
import { ReportPage, type Download } from '@/components/reports/report-page';
import { namedClass } from '@/core/classes/named-class';
import { reportOf, type AnyReport } from '@/core/reports/registry';
import { sortedRows } from '@/core/reports/sorted-rows';
import type { TaughtClass } from '@/server/classes/access';
import { now } from '@/server/clock';
import { readReport, WEEKS, type MadeReport } from '@/server/reports/read-report';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

const ROWS_A_PAGE = 50;

type Search = Record<string, string | string[] | undefined>;

interface Props {
  params: Promise<{ classId: string; report: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cls, report } = await askedFor(params);
  return { title: `${report.title} · ${cls.name}`, robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const t = await getTranslations('reports');
  const { cls, report } = await askedFor(params);
  const asked = await searchParams;
  const made = await readReport(
    cls,
    report,
    { pattern: one(asked.pattern), weeks: Number(one(asked.weeks)) },
    now(),
  );
  const sort = made.columns.find(({ id }) => id === one(asked.sort))?.id ?? null;
  const way = one(asked.way) === 'down' ? 'down' : 'up';
  const rows = sort === null ? made.rows : sortedRows(made.rows, sort, way);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(one(asked.page))) || 1));
  const address = `/classes/${cls.id}/reports/${report.id}`;
  const chosen = chosenIn(made);
  const order: Record<string, string> = sort === null ? {} : { sort, way };
  return (
    <ClassFrame cls={cls} current="reports">
      <ReportPage
        title={report.title}
        lead={report.lead}
        empty={report.empty}
        chart={report.chart}
        columns={made.columns}
        rows={rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)}
        all={made.rows}
        choices={{
          pattern: made.pattern,
          weeks: made.weeks && { chosen: made.weeks.chosen, all: WEEKS },
        }}
        sorting={{
          column: sort,
          way,
          hrefOf: (column, towards) =>
            withQuery(address, { ...chosen, sort: column, way: towards }),
        }}
        downloads={downloadsOf(`/api${address}`, report, chosen, t)}
        remark={made.remark}
        paging={{
          page,
          pages,
          hrefOf: (other) => withQuery(address, { ...chosen, ...order, page: String(other) }),
        }}
        named={namedClass(cls)}
        backHref={`/classes/${cls.id}/reports`}
      />
    </ClassFrame>
  );
}

function downloadsOf(
  address: string,
  { id }: AnyReport,
  chosen: Record<string, string>,
  t: (name: 'csv' | 'moodle' | 'canvas') => string,
): Download[] {
  const formats =
    id === 'assignment-grades' ? (['csv', 'moodle', 'canvas'] as const) : (['csv'] as const);
  return formats.map((format) => ({
    name: t(format),
    href: withQuery(address, { ...chosen, format }),
  }));
}

function chosenIn({ pattern, weeks }: MadeReport): Record<string, string> {
  return {
    ...(pattern?.chosen && { pattern: pattern.chosen }),
    ...(weeks && { weeks: String(weeks.chosen) }),
  };
}

function withQuery(address: string, query: Record<string, string>): string {
  return `${address}?${new URLSearchParams(query).toString()}`;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

async function askedFor(params: Props['params']): Promise<{ cls: TaughtClass; report: AnyReport }> {
  const cls = await classOf(params);
  return { cls, report: reportOf((await params).report) ?? notFound() };
}
