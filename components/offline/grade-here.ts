// Decides what an answer is worth where the network is away: with the key that was packed, by the same
// rules as the server's. Loaded only then. The server marks it again, and its word counts.
import type { PackedItem } from '@/core/memory/offline-pack';
import type { Explanation } from '@/core/questions/answer';
import { explainQuestion } from '@/core/questions/explain';
import { gradeResponse } from '@/core/questions/grade';
import { readQuestion } from '@/core/questions/read-question';

type MarkedHere =
  { outcome: 'graded'; result: Explanation } | { outcome: 'incomplete'; detail: string };

/** @returns null where this device cannot tell */
export function gradeHere(
  { sealed }: PackedItem,
  response: Record<string, unknown>,
): MarkedHere | null {
  const question = readQuestion(sealed);
  const mark = gradeResponse(question, response);
  switch (mark.outcome) {
    case 'graded':
      return { outcome: 'graded', result: explainQuestion(question, response, mark) };
    case 'incomplete':
      return { outcome: 'incomplete', detail: mark.missing };
    case 'malformed':
      return null;
  }
}

/** @param position counted from 1 */
export function hintHere({ sealed }: PackedItem, position: number): string | null {
  return readQuestion(sealed).hints[position - 1] ?? null;
}
