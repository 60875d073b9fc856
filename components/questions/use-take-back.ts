'use client';
// Decides how an answer is taken back: one at a time, however often somebody presses. Knows no round.
import { useRef } from 'react';
import { takeBackAnswer } from '@/components/questions/answer-client';

const PATIENCE_MS = 60_000;

/** null where nobody could be asked. */
type TakenBack = 'taken-back' | 'not-last' | null;

/** @returns what takes back an answer and then tells what came of it, unless one is on its way already */
export function useTakeBack() {
  const busy = useRef(false);
  return async (answerId: string, tell: (outcome: TakenBack) => void): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const reply = await takeBackAnswer(answerId, signal).catch(() => null);
    busy.current = false;
    tell(reply && (reply.ok ? 'taken-back' : 'not-last'));
  };
}
