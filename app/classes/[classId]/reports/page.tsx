// Decides which reports a teacher may open of a class. For everybody else there is no such page.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { classOf } from '@/app/classes/class-of';
import { ClassFrame } from '@/components/classes/class-frame';
import { ReportList } from '@/components/reports/report-list';
import { reports } from '@/core/reports/registry';

/** The page waits for its viewer, so that who may not see it gets a 404 and no shell of it. */
export const instant = false;

interface Props {
  params: Promise<{ classId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('reports');
  const { name } = await classOf(params);
  return { title: `${t('title')} · ${name}`, robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const cls = await classOf(params);
  return (
    <ClassFrame cls={cls} current="reports">
      <ReportList
        classId={cls.id}
        reports={reports.map(({ id, title, lead }) => ({ id, title, lead }))}
      />
    </ClassFrame>
  );
}
