// Decides how opened hints are shown. They are fetched one at a time; an unopened one is not here.
import { Html } from '@/components/ui/html';
import { fill, type CardWords } from '@/components/questions/words';

interface HintsProps {
  html: readonly string[];
  of: number;
  failed: boolean;
  words: CardWords['card'];
}

export function Hints({ html, of, failed, words }: HintsProps) {
  return (
    <div aria-live="polite" className="flex flex-col gap-2 empty:-mt-4">
      {html.map((hint, nth) => (
        <div key={nth} className="animate-reveal rounded-lg bg-accent-soft px-3 py-2.5">
          <p className="text-sm font-semibold text-accent">
            {fill(words.hintNumber, { number: nth + 1, of })}
          </p>
          <Html html={hint} className="compiled" />
        </div>
      ))}
      {failed && <p className="text-sm text-wrong">{words.hintFailed}</p>}
    </div>
  );
}
