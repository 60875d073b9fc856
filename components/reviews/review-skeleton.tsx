// Decides what stands where the review will be: the same size, so that nothing moves when it comes.
import { QuestionSkeleton } from '@/components/questions/question-skeleton';

export function ReviewSkeleton({ label }: { label: string }) {
  const bar = 'animate-pulse rounded bg-line motion-reduce:animate-none';
  return (
    <>
      <div aria-hidden="true" data-waits>
        <div className="flex h-11 items-center">
          <div className={`${bar} h-4 w-40`} />
        </div>
        <div className="h-1 rounded-full bg-line" />
      </div>
      <div aria-hidden="true" className={`${bar} h-6 w-72 max-w-full`} />
      <div
        aria-hidden="true"
        className="flex h-10 flex-col justify-between border-l-2 border-line pl-3"
      >
        <div className={`${bar} h-4 w-56 max-w-full`} />
        <div className={`${bar} h-4 w-72 max-w-full`} />
      </div>
      <QuestionSkeleton label={label} marks={false} />
    </>
  );
}
