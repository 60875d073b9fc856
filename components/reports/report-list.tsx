// Decides how the reports of a class are listed.
import Link from 'next/link';
import { useTranslations } from 'next-intl';

interface ReportListProps {
  classId: string;
  reports: readonly { id: string; title: string; lead: string }[];
}

export function ReportList({ classId, reports }: ReportListProps) {
  const t = useTranslations('reports');
  return (
    <section aria-labelledby="reports-title">
      <h2 id="reports-title" className="font-serif text-2xl font-semibold tracking-tight">
        {t('title')}
      </h2>
      <p className="mt-2 max-w-[68ch] text-muted">{t('lead')}</p>
      <ul className="mt-6 max-w-3xl divide-y divide-line border-y border-line">
        {reports.map(({ id, title, lead }) => (
          <li key={id}>
            <Link
              href={`/classes/${classId}/reports/${id}`}
              prefetch={false}
              className="group block py-4"
            >
              <span className="font-semibold text-accent underline underline-offset-4 group-hover:decoration-2">
                {title}
              </span>
              <span className="mt-1 block text-[0.9375rem] text-muted">{lead}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
