// Decides what an answer to a drafted question brings: the same grading and the same words as in
// practice. Nothing is remembered, so it says nothing of memory or mastery.
import type { HintView } from '@/core/questions/answer';
import { markResponse } from '@/core/questions/mark';
import type { Question } from '@/core/questions/question';
import type { Outcome } from '@/components/questions/answer-client';

export function gradeDraft(question: Question, response: Record<string, unknown>): Outcome {
  const marked = markResponse(question, response);
  switch (marked.outcome) {
    case 'incomplete':
      return { outcome: 'incomplete', detail: marked.missing };
    case 'malformed':
      return {
        outcome: 'refused',
        detail: marked.errors.map(({ path, message }) => `${path}: ${message}`).join(' '),
      };
    case 'graded':
      return { outcome: 'graded', result: marked.explanation };
  }
}

/** @param position counted from 1; null where there is no such hint */
export function hintOfDraft(question: Question, position: number): HintView | null {
  const html = question.hints[position - 1];
  return html === undefined ? null : { id: question.id, position, of: question.hints.length, html };
}
