'use client';
// Decides how pieces are put in order: by buttons that a finger, a keyboard and a screen reader
// reach alike, and by dragging. Every change is said aloud, and the focus stays with the piece.
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  GripVertical,
  Plus,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import {
  canMove,
  dropped,
  moved,
  type Move,
  type Placed,
  type Target,
} from '@/components/questions/placed-pieces';
import { usePieceDrag } from '@/components/questions/use-piece-drag';
import { fill, type CardWords } from '@/components/questions/words';
import { Html } from '@/components/ui/html';

interface PieceInputProps {
  pieces: readonly { id: string; html: string }[];
  placed: readonly Placed[];
  /** Lines of code, whose indentation is asked too. */
  code: boolean;
  base: string;
  labelledBy: string;
  describedBy: string | undefined;
  onChange: (placed: Placed[]) => void;
  words: CardWords['card'];
}

interface Focus {
  id: string;
  move: Move;
}

const ICONS: Record<Move, LucideIcon> = {
  add: Plus,
  up: ArrowUp,
  down: ArrowDown,
  indent: ArrowRight,
  outdent: ArrowLeft,
  remove: X,
};

const ROW = 'relative flex min-h-11 flex-wrap items-center rounded-lg border bg-surface';

export default function PieceInput(props: PieceInputProps) {
  const { pieces, base, words } = props;
  const box = useRef<HTMLDivElement>(null);
  const focus = useRef<Focus | null>(null);
  const [said, say] = useState('');
  useLayoutEffect(() => {
    const target = focus.current;
    focus.current = null;
    if (target) controlOf(box.current, target)?.focus();
  });
  const drop = (id: string, target: Target) => {
    const at = props.code || target === 'outside' ? target : { ...target, indent: 0 };
    const after = dropped(props.placed, id, at);
    if (JSON.stringify(after) === JSON.stringify(props.placed)) return;
    say(announcement(id, target === 'outside' ? 'remove' : 'up', after, props));
    props.onChange(after);
  };
  const dragged = usePieceDrag(box, { placed: props.placed, onDrop: drop });
  // The answer as it would be; what is left stays in its place until the piece is let go.
  const target = dragged?.target ?? null;
  const placed =
    dragged && target !== null && target !== 'outside'
      ? dropped(props.placed, dragged.id, props.code ? target : { ...target, indent: 0 })
      : props.placed;
  const rest = pieces.filter(({ id }) => !props.placed.some((one) => one.id === id));
  const press = (id: string, move: Move) => {
    if (!canMove(props.placed, id, move)) return;
    const after = moved(props.placed, id, move);
    focus.current = focusAfter(id, move, rest, props.placed);
    say(announcement(id, move, after, props));
    props.onChange(after);
  };
  const row = { base, code: props.code, placed, press, words, dragged: dragged?.id ?? null };
  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      className="flex flex-col gap-4"
    >
      <div data-answer>
        <h3 id={`${base}-answer`} className="mb-1.5 text-sm font-semibold text-muted">
          {words.pieces.answer}
        </h3>
        {placed.length === 0 ? (
          <p className="rounded-lg border border-dashed border-rule px-3 py-2.5 text-muted">
            {words.pieces.empty}
          </p>
        ) : (
          <ol aria-labelledby={`${base}-answer`} className="flex flex-col gap-2">
            {placed.map(({ id }, index) => (
              <PlacedRow key={id} {...row} id={id} html={htmlOf(pieces, id)} number={index + 1} />
            ))}
          </ol>
        )}
      </div>
      <div>
        <h3 id={`${base}-rest`} className="mb-1.5 text-sm font-semibold text-muted">
          {words.pieces.rest}
        </h3>
        {rest.length === 0 && <p className="text-muted">{words.pieces.restEmpty}</p>}
        <ul aria-labelledby={`${base}-rest`} className="flex flex-col gap-2 empty:hidden">
          {rest.map(({ id, html }) => (
            <li
              key={id}
              data-piece={id}
              className={`${ROW} scroll-mb-28 border-rule hover:border-accent ${id === dragged?.id ? 'opacity-50' : ''}`}
            >
              <Grip />
              <PieceText id={textId(base, id)} html={html} code={row.code} />
              <Control {...row} id={id} move="add" wide />
            </li>
          ))}
        </ul>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

interface RowProps {
  id: string;
  base: string;
  code: boolean;
  placed: readonly Placed[];
  press: (id: string, move: Move) => void;
  words: CardWords['card'];
  /** The piece that is being dragged. */
  dragged: string | null;
}

/** For pointers only: the buttons do the same for everybody. */
function Grip() {
  return (
    <span
      data-grip
      aria-hidden="true"
      className="relative z-1 flex min-h-11 w-9 shrink-0 cursor-grab touch-none items-center justify-center self-stretch text-muted"
    >
      <GripVertical className="size-4" />
    </span>
  );
}

function PlacedRow({ html, number, ...row }: RowProps & { html: string; number: number }) {
  const { id, code, words } = row;
  const indent = row.placed.find((one) => one.id === id)?.indent ?? 0;
  const moves: Move[] = code
    ? ['up', 'down', 'outdent', 'indent', 'remove']
    : ['up', 'down', 'remove'];
  return (
    <li
      data-piece={id}
      className={`${ROW} scroll-mb-28 border-accent ${id === row.dragged ? 'bg-accent-soft!' : ''}`}
    >
      <Grip />
      <span className="flex min-w-0 flex-1 basis-40 items-baseline gap-3">
        <span aria-hidden="true" className="min-w-4 text-sm text-muted tabular-nums">
          {number}
        </span>
        {code && <span className="sr-only">{fill(words.pieces.level, { level: indent })}</span>}
        <span className="min-w-0 flex-1" style={{ paddingInlineStart: `${indent * 1.5}rem` }}>
          <PieceText id={textId(row.base, id)} html={html} code={code} />
        </span>
      </span>
      <span className="ml-auto flex">
        {moves.map((move) => (
          <Control key={move} {...row} move={move} />
        ))}
      </span>
    </li>
  );
}

function PieceText({ id, html, code }: { id: string; html: string; code: boolean }) {
  return (
    <span id={id} className="block min-w-0 flex-1 py-2 pr-3">
      {code ? (
        <Html
          as="code"
          html={html}
          className="shiki font-mono text-sm break-words whitespace-pre-wrap"
        />
      ) : (
        <Html html={html} className="compiled" />
      )}
    </span>
  );
}

/** `wide`: the whole row can be pressed. */
function Control({
  id,
  move,
  base,
  placed,
  press,
  words,
  wide,
}: RowProps & { move: Move; wide?: boolean }) {
  const Icon = ICONS[move];
  const own = `${base}-${move}-${id}`;
  return (
    <button
      type="button"
      id={own}
      data-move={move}
      onClick={() => press(id, move)}
      aria-disabled={!canMove(placed, id, move)}
      aria-label={words.pieces[move]}
      aria-labelledby={`${own} ${textId(base, id)}`}
      title={words.pieces[move]}
      className={`flex size-11 shrink-0 items-center justify-center rounded-lg text-accent hover:bg-accent-soft aria-disabled:cursor-default aria-disabled:opacity-35 ${wide ? 'ml-auto after:absolute after:inset-0' : ''}`}
    >
      <Icon aria-hidden="true" className="size-5" />
    </button>
  );
}

function textId(base: string, id: string): string {
  return `${base}-piece-${id}`;
}

function htmlOf(pieces: PieceInputProps['pieces'], id: string): string {
  return pieces.find((one) => one.id === id)?.html ?? '';
}

function controlOf(box: HTMLElement | null, { id, move }: Focus): HTMLElement | null {
  const row = box?.querySelector(`[data-piece="${CSS.escape(id)}"]`);
  return row?.querySelector<HTMLElement>(`[data-move="${move}"]`) ?? null;
}

/** Adding goes on with the next piece to add, taking out with the next one to take out. */
function focusAfter(
  id: string,
  move: Move,
  rest: PieceInputProps['pieces'],
  placed: readonly Placed[],
): Focus {
  const next = (list: readonly { id: string }[]) => {
    const at = list.findIndex((one) => one.id === id);
    return (list[at + 1] ?? list[at - 1])?.id;
  };
  if (move === 'add') {
    const other = next(rest);
    return other === undefined ? { id, move: 'up' } : { id: other, move: 'add' };
  }
  if (move === 'remove') {
    const other = next(placed);
    return other === undefined ? { id, move: 'add' } : { id: other, move: 'remove' };
  }
  return { id, move };
}

function announcement(
  id: string,
  move: Move,
  after: readonly Placed[],
  { base, words }: PieceInputProps,
): string {
  const piece = document.getElementById(textId(base, id))?.textContent ?? '';
  const at = after.findIndex((one) => one.id === id);
  const values = { piece, number: at + 1, of: after.length, level: after[at]?.indent ?? 0 };
  if (move === 'add') return fill(words.pieces.added, values);
  if (move === 'remove') return fill(words.pieces.removed, values);
  return fill(
    move === 'up' || move === 'down' ? words.pieces.moved : words.pieces.indented,
    values,
  );
}
