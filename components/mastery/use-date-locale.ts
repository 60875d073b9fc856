// Decides in which language pages rendered for a viewer write dates. Counts follow the words, not this.
import { useTranslations } from 'next-intl';
import { dateLocaleOfRequest } from '@/i18n/dates-of-request';

/** In components of the server only; the browser asks components/questions/date-locale.ts. */
export function useDateLocale(): string {
  return dateLocaleOfRequest(useTranslations('questions')('dateLocale'));
}
