// Decides what stands where a question will be: the same size, so that nothing moves when it comes.
interface QuestionSkeletonProps {
  label: string;
  /** Whether a round's marks will stand above it. */
  marks?: boolean;
}

export function QuestionSkeleton({ label, marks = true }: QuestionSkeletonProps) {
  const bar = 'animate-pulse rounded bg-line motion-reduce:animate-none';
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{label}</span>
      {marks && <div aria-hidden="true" className={`${bar} h-5 max-w-[31rem]`} />}
      <div aria-hidden="true" className={`${bar} my-1.5 h-5 w-40`} />
      <div aria-hidden="true" className="flex flex-col gap-2">
        <div className={`${bar} h-6 w-full`} />
        <div className={`${bar} h-6 w-2/3`} />
      </div>
      <div aria-hidden="true" className="flex flex-col gap-2">
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className="h-[3.125rem] rounded-lg border border-line" />
        ))}
      </div>
      <div aria-hidden="true" className="h-11" />
      <div aria-hidden="true" className="flex items-center gap-2 border-t border-line pt-3">
        <div className={`${bar} h-11 w-24 rounded-lg`} />
        <div className={`${bar} ml-auto h-11 w-28 rounded-lg`} />
      </div>
    </div>
  );
}
