// Decides how things are put in order and shown. The controls come when they are needed.
import { lazy } from 'react';
import type { KindInput } from '@/components/questions/kind-input';
import { LateInput } from '@/components/questions/late-input';
import { PieceMarks } from '@/components/questions/piece-marks';

interface PiecesView {
  pieces: readonly { id: string; html: string }[];
}

const pieceInput = () => import('@/components/questions/piece-input');
const PieceInput = lazy(pieceInput);

function placedOf(response: Record<string, unknown> | null) {
  const order = response?.['order'];
  const ids = Array.isArray(order) ? order.filter((one) => typeof one === 'string') : [];
  return ids.map((id) => ({ id, indent: 0 }));
}

export const ordering: KindInput<PiecesView> = {
  Input: ({ view, response, onChange, base, labelledBy, describedBy, words }) => (
    <LateInput words={words}>
      <PieceInput
        pieces={view.pieces}
        placed={placedOf(response)}
        code={false}
        onChange={(placed) => onChange({ order: placed.map(({ id }) => id) })}
        {...{ base, labelledBy, describedBy, words }}
      />
    </LateInput>
  ),
  Marked: ({ view, response, feedback, words }) => (
    <PieceMarks
      pieces={view.pieces}
      placed={placedOf(response)}
      code={false}
      feedback={feedback}
      words={words}
    />
  ),
  isGiven: (response) => placedOf(response).length > 0,
  missing: 'missingPieces',
  choose: () => null,
  prepare: pieceInput,
};
