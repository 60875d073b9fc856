// Decides how the points of the three levels stand side by side: in words, with a bar beside them.
import type { TestResult } from '@/core/tests/test';
import { DIFFICULTIES_IN_ORDER } from '@/components/tests/levels';
import { points } from '@/components/tests/verdict-sentence';
import type { TakingWords } from '@/components/tests/words';
import { fill } from '@/components/questions/words';

const TONES = {
  easy: { text: 'text-easy', bar: 'bg-easy' },
  medium: { text: 'text-medium', bar: 'bg-medium' },
  hard: { text: 'text-hard', bar: 'bg-hard' },
};

interface LevelScoresProps {
  byDifficulty: TestResult['byDifficulty'];
  words: TakingWords;
}

export function LevelScores({ byDifficulty, words }: LevelScoresProps) {
  const levels = DIFFICULTIES_IN_ORDER.filter((level) => byDifficulty[level].asked > 0);
  return (
    <dl aria-label={words.tests.result.byDifficulty} className="grid max-w-xl gap-3">
      {levels.map((level) => {
        const { score, asked } = byDifficulty[level];
        return (
          <div key={level} className="grid grid-cols-[5rem_1fr_4.5rem] items-center gap-3">
            <dt className={`font-semibold ${TONES[level].text}`}>{words.card.difficulty[level]}</dt>
            <dd aria-hidden="true" className="h-2.5 rounded-full bg-line">
              <span
                className={`block h-full rounded-full ${TONES[level].bar}`}
                style={{ width: `${(100 * score) / asked}%` }}
              />
            </dd>
            <dd className="text-end tabular-nums">
              {fill(words.tests.result.of, { score: points(score), asked })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
