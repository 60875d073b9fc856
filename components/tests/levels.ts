// Decides the order in which a result lists the difficulties. A list of its own: the browser gets
// core's types, not its modules.
import type { Difficulty } from '@/core/questions/question';

export const DIFFICULTIES_IN_ORDER = [
  'easy',
  'medium',
  'hard',
] as const satisfies readonly Difficulty[];
