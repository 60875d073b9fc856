// Decides where a card takes answers and asks for hints: the API, unless its owner brings another desk.
import type { HintView } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';
import { fetchHint, sendAnswer, type Outcome } from '@/components/questions/answer-client';
import type { Unsent } from '@/components/questions/outbox';
import type { Reply } from '@/components/questions/request';

export interface AnswerDesk {
  /** @throws AbortError when `signal` fires */
  send(entry: Unsent, options: { signal: AbortSignal; onTrouble: () => void }): Promise<Outcome>;
  /** @param position counted from 1 */
  hint(view: QuestionView, position: number, signal: AbortSignal): Promise<Reply<HintView>>;
}

export const apiDesk: AnswerDesk = { send: sendAnswer, hint: fetchHint };
