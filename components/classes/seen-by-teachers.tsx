// Decides how a student is told what their teachers see of them.
import { useTranslations } from 'next-intl';

export function SeenByTeachers() {
  const t = useTranslations('classes.sees');
  return (
    <ul className="max-w-prose list-disc space-y-1 pl-5">
      {(['yes', 'answers', 'tests', 'assignments'] as const).map((what) => (
        <li key={what}>{t(what)}</li>
      ))}
      <li className="text-muted">{t('no')}</li>
    </ul>
  );
}
