'use client';
// Decides how practice is narrowed: by level, which stands in the address, so that it can be linked.
import Link from 'next/link';
import type { Difficulty } from '@/core/questions/question';
import { fill, type QuestionWords } from '@/components/questions/words';

interface DifficultyFilterProps {
  pattern: string;
  levels: readonly Difficulty[];
  /** As in the address; anything. */
  chosen: string | null;
  /** Titles of the skills that the round is narrowed to. */
  only: readonly string[];
  words: QuestionWords;
}

export function DifficultyFilter({ pattern, levels, chosen, only, words }: DifficultyFilterProps) {
  const choices = [null, ...levels];
  return (
    <div className="flex flex-col gap-1">
      <nav aria-label={words.practice.filter}>
        <ul className="-mx-2 flex">
          {choices.map((level) => (
            <li key={level ?? 'all'}>
              <Link
                href={level ? `/practice/${pattern}?difficulty=${level}` : `/practice/${pattern}`}
                aria-current={chosen === level && only.length === 0 ? 'true' : undefined}
                prefetch={false}
                scroll={false}
                className="inline-flex min-h-11 items-center rounded-lg px-3 text-[0.9375rem] whitespace-nowrap text-muted hover:bg-accent-soft hover:text-ink aria-[current=true]:font-semibold aria-[current=true]:text-accent aria-[current=true]:underline aria-[current=true]:decoration-2 aria-[current=true]:underline-offset-8"
              >
                {level ? words.difficulty[level] : words.practice.all}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {only.length > 0 && (
        <p className="text-sm text-muted">
          {fill(words.practice.onlyWeak, { skills: only.join(', ') })}
        </p>
      )}
    </div>
  );
}
