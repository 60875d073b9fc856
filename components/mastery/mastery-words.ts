// Decides the translated words of mastery, on the server.
import { useTranslations } from 'next-intl';
import type { MasteryWords } from '@/components/mastery/words';

export function useMasteryWords(): MasteryWords {
  const t = useTranslations('mastery');
  return {
    locale: useTranslations('questions')('dateLocale'),
    level: {
      'not-started': t('level.not-started'),
      learning: t('level.learning'),
      'getting-there': t('level.getting-there'),
      'refresh-due': t('level.refresh-due'),
      strong: t('level.strong'),
      lasting: t('level.lasting'),
    },
    until: t.raw('until') as string,
    away: t('away'),
  };
}
