// Decides what the memory and mastery models are told about questions; computed once per content version.
// Never hands out a key.
import type { Item } from '@/core/mastery/item';
import type { Pattern } from '@/core/content/library';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';
import { content } from '@/server/content/loaded';

const remembered = new WeakMap<Pattern, readonly Item[]>();
const NO_ITEMS: readonly Item[] = [];

/** The pool of a pattern; empty when the content has no such pattern any more. */
export function itemsOf(patternId: string): readonly Item[] {
  const pattern = content().patterns.get(patternId);
  if (!pattern) return NO_ITEMS;
  const known = remembered.get(pattern);
  if (known) return known;
  const items = pattern.questions.map((question) => itemOf(question));
  remembered.set(pattern, items);
  return items;
}

/** @param names today's id and skill, where the question is an earlier wording */
export function itemOf(question: Question, names: { id: string; skill: string } = question): Item {
  return {
    id: names.id,
    skill: names.skill,
    difficulty: question.difficulty,
    guessRate: kindOf(question).guessRate(question.body),
  };
}

/** The expected time for a right answer: the author's word, else the kind's default. */
export function expectedMsOf(question: Question): number {
  return (question.seconds ?? kindOf(question).defaultSeconds) * 1000;
}
