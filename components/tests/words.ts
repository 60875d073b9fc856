// Decides which words the pages of a test get: their own, and those of the question card.
import type tests from '@/messages/en/tests.json';
import type { CardWords } from '@/components/questions/words';

export type TestWords = typeof tests;

export interface TakingWords {
  tests: TestWords;
  card: CardWords;
}
