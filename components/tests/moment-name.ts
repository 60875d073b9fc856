// Decides how a moment near now is told: today at 14:05, tomorrow at 14:05, on 3 March at 14:05.
import { dateLocaleHere } from '@/components/questions/date-locale';
import { fill } from '@/components/questions/words';

interface MomentWords {
  on: string;
  today: string;
  tomorrow: string;
}

export function momentName(at: Date, now: Date, words: MomentWords, ofWords: string): string {
  const locale = dateLocaleHere(ofWords);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  const midnight = (date: Date) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days === 0) return fill(words.today, { time });
  if (days === 1) return fill(words.tomorrow, { time });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
  return fill(words.on, { day, time });
}
