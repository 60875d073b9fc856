// Decides how a question stands inside a lesson: readable without JavaScript, answered with it.
import { getMessages } from 'next-intl/server';
import type { AskedProps } from '@/components/lessons/quiz';
import { LessonCard } from '@/components/questions/lesson-card';
import { cardWords, fill } from '@/components/questions/words';

export async function LessonQuestion({ view, number, of }: AskedProps) {
  const { questions } = await getMessages();
  const words = cardWords(questions);
  return (
    <LessonCard
      key={view.version}
      view={view}
      title={fill(words.card.questionOf, { number, of })}
      words={words}
    />
  );
}
