// Decides the one sentence in which a test's result is told. The verdict itself was judged elsewhere.
import { DIFFICULTIES_IN_ORDER } from '@/components/tests/levels';
import type { Difficulty } from '@/core/questions/question';
import type { TestResult } from '@/core/tests/test';
import type { TestWords } from '@/components/tests/words';
import { dateName } from '@/components/questions/days';
import { fill, fillCount } from '@/components/questions/words';

/** "Strong until 3 March", "Not yet: hard questions are 1 of 4", "Close: three more questions will tell". */
export function verdictSentence(
  result: TestResult,
  now: Date,
  words: TestWords['result'],
  locale: string,
): string {
  if (result.verdict === 'strong') {
    return result.strongUntil === null
      ? words.strong
      : fill(words.strongUntil, { day: dateName(result.strongUntil, now, locale) });
  }
  if (result.verdict === 'unsure') {
    return result.more > 0
      ? fillCount(words.close, result.more, locale, {
          words: words.numbers[result.more] ?? result.more,
        })
      : words.closeDone;
  }
  const level = weakest(result);
  const { score, asked } = result.byDifficulty[level];
  return fill(words.notYetLevel, { level: words.levels[level], score: points(score), asked });
}

/** The level with the smallest share of its points; of equal ones the harder. */
function weakest({ byDifficulty }: TestResult): Difficulty {
  const share = (level: Difficulty) => {
    const { score, asked } = byDifficulty[level];
    return asked === 0 ? 1 : score / asked;
  };
  return [...DIFFICULTIES_IN_ORDER]
    .reverse()
    .reduce((worst, level) => (share(level) < share(worst) ? level : worst));
}

/** At most one digit after the point: 1.5, but 2. */
export function points(score: number): string {
  return String(Math.round(score * 10) / 10);
}
