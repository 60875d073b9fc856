import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canMove, DEEPEST, dropped, moved, type Move } from '@/components/questions/placed-pieces';

const move = fc.constantFrom<Move>('add', 'up', 'down', 'indent', 'outdent', 'remove');
const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), move), { maxLength: 30 });

it('never doubles a piece, and never leaves the levels, whatever is pressed', () => {
  fc.assert(
    fc.property(steps, (pressed) => {
      const placed = pressed.reduce(
        (now, [id, what]) => moved(now, id, what),
        moved([], 'a', 'add'),
      );
      expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
      expect(placed.every(({ indent }) => indent >= 0 && indent <= DEEPEST)).toBe(true);
    }),
  );
});

it('changes the answer exactly where the move is possible', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom('a', 'b', 'c'), move, (pressed, id, what) => {
      const placed = pressed.reduce(
        (now, [one, step]) => moved(now, one, step),
        moved([], 'a', 'add'),
      );
      const changed = JSON.stringify(moved(placed, id, what)) !== JSON.stringify(placed);
      expect(changed).toBe(canMove(placed, id, what));
    }),
  );
});

it('moves a piece by one place and leaves the others in their order', () => {
  const placed = ['a', 'b', 'c'].reduce((now, id) => moved(now, id, 'add'), moved([], 'a', 'up'));
  const order = (what: Move, id: string) =>
    moved(placed, id, what)
      .map((one) => one.id)
      .join('');
  expect(order('up', 'c')).toBe('acb');
  expect(order('down', 'a')).toBe('bac');
  expect(order('remove', 'b')).toBe('ac');
});

it('puts a new line as deep as the one above it', () => {
  const one = moved(moved([], 'a', 'add'), 'a', 'indent');
  expect(moved(one, 'b', 'add')).toEqual([
    { id: 'a', indent: 1 },
    { id: 'b', indent: 1 },
  ]);
});

it('puts a piece that is let go where it was let go, and leaves the others in their order', () => {
  const place = fc.record({
    index: fc.integer({ min: -3, max: 9 }),
    indent: fc.integer({ min: -3, max: 12 }),
  });
  fc.assert(
    fc.property(steps, fc.constantFrom('a', 'b', 'c'), place, (pressed, id, target) => {
      const placed = pressed.reduce(
        (now, [one, step]) => moved(now, one, step),
        moved([], 'a', 'add'),
      );
      const after = dropped(placed, id, target);
      const others = placed.filter((one) => one.id !== id);
      expect(after.filter((one) => one.id !== id)).toEqual(others);
      expect(after.findIndex((one) => one.id === id)).toBe(
        Math.max(0, Math.min(target.index, others.length)),
      );
      expect(after.every(({ indent }) => indent >= 0 && indent <= DEEPEST)).toBe(true);
      expect(dropped(placed, id, 'outside')).toEqual(others);
    }),
  );
});
