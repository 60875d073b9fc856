'use client';
// Decides how a question behaves that stands among others, in a lesson or a warm-up: the practice card.
import { useState } from 'react';
import type { QuestionView } from '@/core/questions/registry';
import { fetchQuestion } from '@/components/questions/answer-client';
import { QuestionCard } from '@/components/questions/question-card';
import type { CardWords } from '@/components/questions/words';

interface LessonCardProps {
  view: QuestionView;
  title: string;
  words: CardWords;
  /** What the answer counts as. */
  context?: 'lesson' | 'practice';
}

export function LessonCard({ view: given, title, words, context = 'lesson' }: LessonCardProps) {
  const [view, setView] = useState(given);
  const renew = async () => {
    const reply = await fetchQuestion(given.id, AbortSignal.timeout(60_000));
    if (reply.ok) setView(reply.body);
  };
  return (
    <QuestionCard
      key={view.version}
      embedded
      view={view}
      context={context}
      title={title}
      words={words}
      onStale={() => void renew().catch(() => undefined)}
    />
  );
}
