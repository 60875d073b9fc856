// Decides the translated words of the heat map, on the server.
import { getMessages } from 'next-intl/server';
import type { HeatWords } from '@/components/classes/page/words';
import { dateLocaleOfRequest } from '@/i18n/dates-of-request';

export async function heatWords(): Promise<HeatWords> {
  const { 'class-page': page, mastery, questions } = await getMessages();
  return {
    heat: page.heat,
    evidence: page.evidence,
    level: mastery.level,
    locale: dateLocaleOfRequest(questions.dateLocale),
  };
}
