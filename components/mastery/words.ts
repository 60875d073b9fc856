// Decides which words the personal leaves get. They come translated from the server, so that no
// message runtime travels to the browser.
import type { Level } from '@/core/mastery/progress';

export interface MasteryWords {
  locale: string;
  level: Record<Level, string>;
  /** `{date}` stands for the day. */
  until: string;
  away: string;
}
