// Decides how `:::quiz` is read: H3 questions with H4 parts, answered where they stand.
import type { BlockKind } from '@/core/lessons/block';

export interface QuizBlock {
  type: 'quiz';
  /** Whole ids; the pattern's `lessonQuestions` holds the questions. */
  questions: string[];
}

export const quiz: BlockKind<QuizBlock> = {
  directive: 'quiz',
  attributes: [],
  compile(node, context) {
    const questions = context.quiz(node);
    return questions.length === 0 ? null : { type: 'quiz', questions };
  },
};
