// Decides what an answer is worth where the network is away: with the key that was packed, by the same
// rules as the server's. Loaded only then. The server marks it again, and its word counts.
import type { PackedItem } from '@/core/memory/offline-pack';
import { markResponse, type Marked } from '@/core/questions/mark';
import { readQuestion } from '@/core/questions/read-question';

export function gradeHere({ sealed }: PackedItem, response: Record<string, unknown>): Marked {
  return markResponse(readQuestion(sealed), response);
}

/** @param position counted from 1 */
export function hintHere({ sealed }: PackedItem, position: number): string | null {
  return readQuestion(sealed).hints[position - 1] ?? null;
}
