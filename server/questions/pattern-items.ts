// Decides what the memory and mastery models are told about questions, with what answers have taught of them.
// Never hands out a key.
import type { Item } from '@/core/mastery/item';
import type { Pattern } from '@/core/content/library';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';
import { content } from '@/server/content/loaded';
import { learned, questionNumbers, type Learned } from '@/server/mastery/parameters';

interface PatternItems {
  learned: Learned;
  /** The pool. */
  all: readonly Item[];
  /** Those that tests may ask. */
  tested: readonly Item[];
}

/** Made once for a content version and a night's numbers. */
const remembered = new WeakMap<Pattern, PatternItems>();
const NO_ITEMS: readonly Item[] = [];

/** The pool of a pattern; empty when the content has no such pattern any more. */
export function itemsOf(patternId: string): readonly Item[] {
  return patternItems(patternId)?.all ?? NO_ITEMS;
}

/** The pool without questions that answers have shown to be miskeyed or to measure nothing. */
export function testItemsOf(patternId: string): readonly Item[] {
  return patternItems(patternId)?.tested ?? NO_ITEMS;
}

function patternItems(patternId: string): PatternItems | undefined {
  const pattern = content().patterns.get(patternId);
  if (!pattern) return undefined;
  const known = remembered.get(pattern);
  if (known && known.learned === learned()) return known;
  const isTested = ({ id, rev }: Question) => questionNumbers(id, rev)?.outOfTests !== true;
  const made = {
    learned: learned(),
    all: pattern.questions.map((question) => itemOf(question)),
    tested: pattern.questions.filter(isTested).map((question) => itemOf(question)),
  };
  remembered.set(pattern, made);
  return made;
}

/** @param names today's id and skill, where the question is an earlier wording */
export function itemOf(question: Question, names: { id: string; skill: string } = question): Item {
  const numbers = questionNumbers(names.id, question.rev);
  return {
    id: names.id,
    skill: names.skill,
    difficulty: question.difficulty,
    guessRate: kindOf(question).guessRate(question.body),
    ...(numbers && { b: numbers.b }),
    ...(numbers?.a && { a: numbers.a }),
  };
}

/** The usual time for a right answer: as measured, else the author's word, else the kind's default. */
export function expectedMsOf(question: Question, id: string = question.id): number {
  return (
    questionNumbers(id, question.rev)?.medianMs ??
    (question.seconds ?? kindOf(question).defaultSeconds) * 1000
  );
}
