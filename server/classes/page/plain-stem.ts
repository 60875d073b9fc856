// Decides how a question is named in a list: the plain beginning of what it asks.
import { content } from '@/server/content/loaded';

const LONGEST = 140;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

/** @returns null where the content has no such question any more */
export function plainStem(id: string): string | null {
  const question = content().question(id);
  if (!question) return null;
  const plain = question.stem
    .replace(/<(?:pre|table)\b[\s\S]*?<\/(?:pre|table)>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:?!])/g, '$1')
    .trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).trimEnd()}…`;
}
