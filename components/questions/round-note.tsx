// Decides what is said above a question that did not come in its turn: changed meanwhile, taken back,
// or no longer to be taken back. The live region is there before it has anything to say.
import type { RoundNote as Note } from '@/components/questions/use-round';
import type { CardWords } from '@/components/questions/words';

interface RoundNoteProps {
  note: Note | null;
  words: CardWords['card'];
}

export function RoundNote({ note, words }: RoundNoteProps) {
  const said = {
    renewed: { text: words.stale, tone: 'bg-warn-soft' },
    'taken-back': { text: words.takenBack, tone: 'bg-accent-soft' },
    'not-last': { text: words.notLast, tone: 'bg-warn-soft' },
  };
  return (
    <div role="status" className="empty:-mt-4">
      {note && <p className={`rounded-lg px-3 py-2.5 ${said[note].tone}`}>{said[note].text}</p>}
    </div>
  );
}
