// Decides the order in which levels are told; the same as core's, whose list would bring zod along.
import type { Level } from '@/core/mastery/progress';

export const LEVEL_ORDER: readonly Level[] = [
  'not-started',
  'learning',
  'getting-there',
  'refresh-due',
  'strong',
  'lasting',
];
