// Decides what a learner may see of a question before it is answered.
// Built field by field: what is not named here does not leave the server.
import type { Question } from '@/core/questions/question';
import { kindOf, type QuestionView } from '@/core/questions/registry';
import { randomFrom, type Random } from '@/core/random';

/** Ids in the order in which they are shown; empty for kinds without an order. */
export function arrangeQuestion(question: Question, random: Random): string[] {
  return kindOf(question).arrange(question.body, question.shuffle, random);
}

/** @param shown what `arrangeQuestion` gave; unknown and repeated ids are left out. */
export function presentQuestion(question: Question, shown: readonly string[]): QuestionView {
  const kind = kindOf(question);
  const known = new Set(kind.arrange(question.body, false, () => 0));
  const order = [...new Set(shown)].filter((id) => known.has(id));
  const base = {
    id: question.id,
    pattern: question.pattern,
    type: question.kind,
    difficulty: question.difficulty,
    skill: question.skill,
    version: question.version,
    stem: question.stem,
    hints: question.hints.length,
    shown: order,
  };
  return Object.assign(base, kind.present(question.body, order)) as QuestionView;
}

/**
 * The view for a lesson: one order for everybody, fixed by what is shown and not by the version,
 * since the version's hash knows the key.
 */
export function lessonView(question: Question): QuestionView {
  const ids = kindOf(question).arrange(question.body, false, () => 0);
  const seed = [question.id, String(question.rev), ...ids.sort()].join('\n');
  return presentQuestion(question, arrangeQuestion(question, randomFrom(seed)));
}
