'use client';
// Decides how a lesson's question behaves in the browser: the practice card, standing among others.
import { useState } from 'react';
import type { QuestionView } from '@/core/questions/registry';
import { fetchQuestion } from '@/components/questions/answer-client';
import { QuestionCard } from '@/components/questions/question-card';
import type { CardWords } from '@/components/questions/words';

interface LessonCardProps {
  view: QuestionView;
  title: string;
  words: CardWords;
}

export function LessonCard({ view: given, title, words }: LessonCardProps) {
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
      context="lesson"
      title={title}
      words={words}
      onStale={() => void renew().catch(() => undefined)}
    />
  );
}
