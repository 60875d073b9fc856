// Decides nothing: it names the words that the playground gets from its page.
import type author from '@/messages/en/author.json';
import type lessons from '@/messages/en/lessons.json';
import type { CardWords } from '@/components/questions/words';

export interface PlaygroundWords {
  author: Pick<typeof author, 'playground' | 'kinds' | 'issues' | 'preview' | 'file'>;
  card: CardWords;
  /** Whole, since lesson blocks speak through next-intl. */
  lessons: typeof lessons;
}
