// Decides how lines of code are put in order and indented, and shown. The controls come when they
// are needed.
import { lazy } from 'react';
import type { KindInput } from '@/components/questions/kind-input';
import { LateInput } from '@/components/questions/late-input';
import { PieceMarks } from '@/components/questions/piece-marks';
import type { Placed } from '@/components/questions/placed-pieces';

interface PiecesView {
  pieces: readonly { id: string; html: string }[];
}

const pieceInput = () => import('@/components/questions/piece-input');
const PieceInput = lazy(pieceInput);

function placedOf(response: Record<string, unknown> | null): Placed[] {
  const lines = response?.['lines'];
  return Array.isArray(lines) ? (lines as Placed[]) : [];
}

export const parsons: KindInput<PiecesView> = {
  Input: ({ view, response, onChange, base, labelledBy, describedBy, words }) => (
    <LateInput words={words}>
      <PieceInput
        code
        pieces={view.pieces}
        placed={placedOf(response)}
        onChange={(lines) => onChange({ lines })}
        {...{ base, labelledBy, describedBy, words }}
      />
    </LateInput>
  ),
  Marked: ({ view, response, feedback, words }) => (
    <PieceMarks
      code
      pieces={view.pieces}
      placed={placedOf(response)}
      feedback={feedback}
      words={words}
    />
  ),
  isGiven: (response) => placedOf(response).length > 0,
  missing: 'missingPieces',
  choose: () => null,
  prepare: pieceInput,
};
