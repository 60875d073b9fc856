// Decides which of two answers to the same position of a test counts: the newer one, whichever
// tab or device it came from. Reads no clock and keeps nothing.
import type { Confidence } from '@/core/questions/answer';
import type { TestQuestion } from '@/core/tests/test';
import type { Response } from '@/components/questions/answer-client';
import { inputFor } from '@/components/questions/registry';

export interface TestAnswer {
  response: Response;
  confidence: Confidence | null;
  elapsedMs: number;
  seq: number;
}

/** By position. */
export type TestAnswers = Readonly<Record<number, TestAnswer>>;

const LARGEST_SEQ = 2_147_483_647;
const TICK_MS = 50;

/**
 * A number above every earlier one of this position, and nearly always above what another device
 * gave earlier: it counts twentieths of a second since the test began.
 *
 * @param known the highest one known here; -1 where there is none
 */
export function nextSeq(known: number, startedAt: string, now: number): number {
  const ticks = Math.floor((now - Date.parse(startedAt)) / TICK_MS);
  return Math.min(LARGEST_SEQ, Math.max(known + 1, ticks, 0));
}

/** For each position the answer with the higher `seq`; what the server has wins a tie. */
export function mergedAnswers(here: TestAnswers, questions: readonly TestQuestion[]): TestAnswers {
  const merged: Record<number, TestAnswer> = {};
  for (const { position, saved, judged } of questions) {
    const own = judged ? undefined : here[position];
    if (own && (!saved || own.seq > saved.seq)) merged[position] = own;
    else if (saved) merged[position] = saved;
  }
  return merged;
}

/** Saying "I don't know" is an answer; an emptied field is none. */
export function isAnswered(view: TestQuestion, answer: TestAnswer | undefined): boolean {
  if (!answer) return false;
  return answer.response['skip'] === true || inputFor(view).isGiven(answer.response);
}
