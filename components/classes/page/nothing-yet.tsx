// Decides what a class page says before there is anything to say.
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';

export function NothingYet({ classId, hasStudents }: { classId: string; hasStudents: boolean }) {
  const t = useTranslations('class-page.heat');
  return (
    <section className="max-w-prose rounded-2xl border border-line bg-surface p-6">
      <h2 className="text-lg font-semibold">{t(hasStudents ? 'empty' : 'noStudents')}</h2>
      <p className="mt-1 text-muted">{t(hasStudents ? 'emptyBody' : 'noStudentsBody')}</p>
      {!hasStudents && (
        <LinkButton variant="primary" href={`/classes/${classId}/people`} className="mt-5">
          {t('invite')}
        </LinkButton>
      )}
    </section>
  );
}
