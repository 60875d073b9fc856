// Decides how minutes are told.
import { useTranslations } from 'next-intl';

/** "less than a minute", "12 minutes", "3 h 5 min". */
export function useDuration(): (minutes: number) => string {
  const t = useTranslations('progress');
  return (minutes) => {
    const whole = Math.round(minutes);
    if (whole < 60) return t('minutes', { count: whole });
    return t('hours', { hours: Math.floor(whole / 60), minutes: whole % 60 });
  };
}
