// Decides what an answer to a drafted question brings: the same grading and the same words as in
// practice. Nothing is remembered, so it says nothing of memory or mastery.
import type { HintView } from '@/core/questions/answer';
import { explainQuestion } from '@/core/questions/explain';
import { gradeResponse } from '@/core/questions/grade';
import type { Question } from '@/core/questions/question';
import type { Outcome } from '@/components/questions/answer-client';

export function gradeDraft(question: Question, response: Record<string, unknown>): Outcome {
  const mark = gradeResponse(question, response);
  switch (mark.outcome) {
    case 'incomplete':
      return { outcome: 'incomplete', detail: mark.missing };
    case 'malformed':
      return {
        outcome: 'refused',
        detail: mark.errors.map(({ path, message }) => `${path}: ${message}`).join(' '),
      };
    case 'graded':
      return { outcome: 'graded', result: explainQuestion(question, response, mark) };
  }
}

/** @param position counted from 1; null where there is no such hint */
export function hintOfDraft(question: Question, position: number): HintView | null {
  const html = question.hints[position - 1];
  return html === undefined ? null : { id: question.id, position, of: question.hints.length, html };
}
