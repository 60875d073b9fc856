'use client';
// Decides how the way to the review tells that something is due: a small count, no alarm. It lies over
// the link, so that nothing moves when it comes.
import Link from 'next/link';
import { useProgress } from '@/components/mastery/progress-store';
import { fillCount, type PluralWords } from '@/components/questions/words';

interface ReviewLinkProps {
  className: string;
  name: string;
  due: PluralWords;
  locale: string;
}

export function ReviewLink({ className, name, due, locale }: ReviewLinkProps) {
  const { progress } = useProgress();
  const count = progress?.review?.today ?? 0;
  return (
    <Link
      href="/review"
      className={`relative ${className}`}
      aria-label={count > 0 ? fillCount(due, count, locale) : undefined}
    >
      {name}
      {count > 0 && (
        <span className="absolute top-0 -right-1 min-w-5 rounded-full bg-accent-soft px-1 text-center text-xs leading-5 font-semibold text-accent tabular-nums sm:right-0">
          {count}
        </span>
      )}
    </Link>
  );
}
