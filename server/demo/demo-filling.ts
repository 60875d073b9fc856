// Decides how a demo class fills while its teacher already looks at it, and what is told of that. Known to this
// process alone: after a restart nothing fills any more, and nothing is told.
import { fillDemoClass, type DemoWish } from '@/server/demo/demo-class';

export interface Filling {
  /** Students who are there. */
  done: number;
  of: number;
}

// Next.js bundles its own copy of this module; pages shall see what an action began.
const shared = globalThis as typeof globalThis & {
  holdfastFilling?: Map<string, Filling & { over: Promise<void> }>;
};
const running = (shared.holdfastFilling ??= new Map());

/** @returns null for a class that does not fill just now */
export function fillingOf(classId: string): Filling | null {
  const found = running.get(classId);
  return found ? { done: found.done, of: found.of } : null;
}

/**
 * One after the other where it is begun twice: two would make the same students.
 *
 * @returns settles when all students are there
 * @throws what fillDemoClass throws
 */
export async function fillAndTell(classId: string, wish: DemoWish): Promise<void> {
  const before = running.get(classId)?.over ?? Promise.resolve();
  const fill = async () => {
    await before.catch(() => undefined);
    await fillDemoClass(classId, wish, (done) => {
      mine.done = done;
    });
  };
  const mine = { done: 0, of: wish.students, over: Promise.resolve() };
  running.set(classId, mine);
  mine.over = fill().finally(() => {
    if (running.get(classId) === mine) running.delete(classId);
  });
  await mine.over;
}
