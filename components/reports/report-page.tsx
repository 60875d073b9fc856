// Decides how any report is shown: what it answers, its choices, the drawing, the table, what to read aloud.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { paperParts } from '@/components/reports/paper-parts';
import { PaperTable } from '@/components/reports/paper-table';
import { ReportChart } from '@/components/reports/report-chart';
import { ReportChoices, type ReportChoicesProps } from '@/components/reports/report-choices';
import { ReportTable, type Sorting } from '@/components/reports/report-table';
import { buttonClass } from '@/components/ui/button';
import { Html } from '@/components/ui/html';
import type { ChartDescription, Column, Row } from '@/core/reports/report';

export interface Download {
  name: string;
  href: string;
}

interface ReportPageProps {
  title: string;
  lead: string;
  empty: string;
  chart: ChartDescription | null;
  columns: readonly Column[];
  /** Of this page. */
  rows: readonly Row[];
  /** In the report's own order, for the drawing. */
  all: readonly Row[];
  choices: ReportChoicesProps;
  sorting: Sorting;
  /** Of a pseudonymous class its id, else null. */
  named: string | null;
  downloads: readonly Download[];
  /** What they leave out. */
  remark: string | null;
  paging: { page: number; pages: number; hrefOf: (page: number) => string };
  backHref: string;
}

export function ReportPage(props: ReportPageProps) {
  const { title, lead, empty, chart, columns, rows, all, choices, sorting, named, downloads } =
    props;
  const t = useTranslations('reports');
  const tabled = columns.filter(({ kind }) => kind !== 'html');
  const parts = paperParts(tabled);
  return (
    <section aria-labelledby="report-title">
      <Link
        href={props.backHref}
        className="inline-flex min-h-11 sm:min-h-8 items-center text-sm text-muted underline-offset-4 hover:text-accent hover:underline print:hidden"
      >
        {t('back')}
      </Link>
      <h2 id="report-title" className="font-serif text-2xl font-semibold tracking-tight">
        {title}
      </h2>
      <p className="mt-2 max-w-[68ch] text-muted">{lead}</p>
      <ReportChoices {...choices} />
      {all.length === 0 ? (
        <p className="mt-8 rounded-lg border border-line bg-surface p-5">{empty}</p>
      ) : (
        <>
          {chart !== null && (
            <ReportChart chart={chart} columns={columns} rows={all} named={named} />
          )}
          <div className="mt-8 flex flex-wrap items-center justify-between gap-3 print:hidden">
            <p className="text-sm text-muted">{t('rows', { count: all.length })}</p>
            <div className="flex flex-wrap gap-2">
              {downloads.map(({ name, href }) => (
                <a key={href} href={href} className={buttonClass('secondary')} download>
                  {name}
                </a>
              ))}
            </div>
          </div>
          {props.remark !== null && (
            <p className="mt-2 text-sm text-muted print:hidden">{props.remark}</p>
          )}
          <ReportTable
            {...{ title, rows, sorting, named }}
            columns={tabled}
            isPrinted={parts.length === 1}
          />
          {parts.length > 1 &&
            parts.map((part, at) => (
              <PaperTable key={at} columns={part} rows={rows} named={named} />
            ))}
          <Paging {...props.paging} />
          <Notes columns={tabled} />
          <ToRead columns={columns} rows={rows} />
        </>
      )}
    </section>
  );
}

function Paging({ page, pages, hrefOf }: ReportPageProps['paging']) {
  const t = useTranslations('reports');
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('pages')} className="mt-3 flex items-center gap-4 text-sm">
      {page > 1 && <PageLink href={hrefOf(page - 1)} name={t('previous')} />}
      <span className="text-muted">{t('page', { page, pages })}</span>
      {page < pages && <PageLink href={hrefOf(page + 1)} name={t('next')} />}
    </nav>
  );
}

function PageLink({ href, name }: { href: string; name: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 print:hidden"
    >
      {name}
    </Link>
  );
}

function Notes({ columns }: { columns: readonly Column[] }) {
  const t = useTranslations('reports');
  const noted = columns.filter(({ note }) => note !== undefined);
  if (noted.length === 0) return null;
  return (
    <details className="mt-4 text-sm" open>
      <summary className="inline-flex min-h-11 sm:min-h-8 items-center rounded font-medium">
        {t('notes')}
      </summary>
      <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {noted.map(({ id, title, note }) => (
          <div key={id} className="contents">
            <dt className="font-medium">{title}</dt>
            <dd className="max-w-[68ch] text-muted">{note}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Columns of whole paragraphs stand below the table, one row after the other. */
function ToRead({ columns, rows }: { columns: readonly Column[]; rows: readonly Row[] }) {
  const [name] = columns;
  const long = columns.filter(({ kind }) => kind === 'html');
  return long.map((column) => {
    const written = rows.flatMap(({ key, cells }) => {
      const html = cells[column.id];
      return typeof html === 'string' ? [{ key, html, name: cells[name?.id ?? ''] }] : [];
    });
    if (written.length === 0) return null;
    return (
      <section key={column.id} className="mt-10">
        <h3 className="font-serif text-xl font-semibold">{column.title}</h3>
        {written.map(({ key, html, name: title }) => (
          <article key={key} className="mt-5 max-w-[68ch] break-inside-avoid">
            <h4 className="font-semibold">{String(title ?? '')}</h4>
            <Html html={html} className="prose mt-1" />
          </article>
        ))}
      </section>
    );
  });
}
