// Decides which words the class page's leaves get; they come translated from the server.
import type classPage from '@/messages/en/class-page.json';
import type { Level } from '@/core/mastery/progress';

export interface HeatWords {
  heat: (typeof classPage)['heat'];
  evidence: (typeof classPage)['evidence'];
  level: Record<Level, string>;
  /** Of dates; nothing is counted here. */
  locale: string;
}

/** "3 days ago", "today". */
export function agoText(days: number, locale: string): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
}
