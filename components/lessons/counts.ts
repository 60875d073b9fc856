// Decides how many questions a pattern's pool has at each level.
import type { Difficulty, Question } from '@/core/questions/question';

export function countByDifficulty(
  questions: readonly Pick<Question, 'difficulty'>[],
): Record<Difficulty, number> {
  const counts = { easy: 0, medium: 0, hard: 0 };
  for (const question of questions) counts[question.difficulty] += 1;
  return counts;
}
