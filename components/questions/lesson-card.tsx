'use client';
// Decides how a question behaves that stands among others, in a lesson or a warm-up: the practice card.
// Its answer can be taken back while it is the learner's last; then the question stands there afresh.
import { useState } from 'react';
import type { QuestionView } from '@/core/questions/registry';
import { fetchQuestion } from '@/components/questions/answer-client';
import { QuestionCard } from '@/components/questions/question-card';
import { RoundNote } from '@/components/questions/round-note';
import { useTakeBack } from '@/components/questions/use-take-back';
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
  const [answerId, setAnswerId] = useState<string | null>(null);
  const [takenBack, setTakenBack] = useState(0);
  const [note, setNote] = useState<'taken-back' | 'not-last' | null>(null);
  const takeBack = useTakeBack();
  const renew = async () => {
    const reply = await fetchQuestion(given.id, AbortSignal.timeout(60_000));
    if (reply.ok) setView(reply.body);
  };
  const takeBackThis = (id: string) =>
    takeBack(id, (outcome) => {
      if (outcome === null) return;
      setAnswerId(null);
      setNote(outcome);
      if (outcome === 'taken-back') setTakenBack(takenBack + 1);
    });
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-4">
      <RoundNote note={note} words={words.card} />
      <QuestionCard
        key={`${view.version} ${takenBack}`}
        embedded
        view={view}
        context={context}
        title={title}
        words={words}
        focusFirst={takenBack > 0}
        onGraded={({ id = null }) => {
          setAnswerId(id);
          setNote(null);
        }}
        onTakeBack={answerId === null ? undefined : () => void takeBackThis(answerId)}
        onStale={() => void renew().catch(() => undefined)}
      />
    </div>
  );
}
