// Decides how a question stands inside a lesson: readable without JavaScript, answered with it.
import { getMessages } from 'next-intl/server';
import type { QuestionView } from '@/core/questions/registry';
import { LessonCard } from '@/components/questions/lesson-card';
import { cardWords, fill } from '@/components/questions/words';

interface LessonQuestionProps {
  view: QuestionView;
  /** Counted from 1. */
  number: number;
  of: number;
}

export async function LessonQuestion({ view, number, of }: LessonQuestionProps) {
  const { questions } = await getMessages();
  const words = cardWords(questions);
  return (
    <LessonCard view={view} title={fill(words.card.questionOf, { number, of })} words={words} />
  );
}
