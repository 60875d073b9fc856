'use client';
// Decides how a drafted question is answered: the card of practice, with the preview as its desk, as
// often as the author likes.
import { useState } from 'react';
import type { PreviewClient } from '@/components/author/preview-client';
import { QuestionCard } from '@/components/questions/question-card';
import type { CardWords } from '@/components/questions/words';
import type { AnswerContext } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';

interface PreviewCardProps {
  view: QuestionView;
  title: string;
  context: AnswerContext;
  client: PreviewClient;
  again: string;
  words: CardWords;
}

/** Give it the question's version as its key: another wording is another card. */
export function PreviewCard(props: PreviewCardProps) {
  const { client } = props;
  const [{ turn, view }, setShown] = useState({ turn: 0, view: props.view });
  const anew = async () => {
    const next = await client.view(view.version, turn + 1).catch(() => null);
    setShown({ turn: turn + 1, view: withAddresses(next, props.view) });
  };
  return (
    <QuestionCard
      key={turn}
      embedded
      view={view}
      context={props.context}
      title={props.title}
      words={props.words}
      desk={client.desk}
      focusFirst={turn > 0}
      onNext={() => void anew()}
      nextLabel={props.again}
    />
  );
}

/** A new order of the same pieces; pictures keep the addresses that this page gave them. */
function withAddresses(next: QuestionView | null, shown: QuestionView): QuestionView {
  const hasPictures = JSON.stringify(shown).includes('blob:');
  return next === null || hasPictures ? shown : next;
}
