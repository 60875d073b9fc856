// Decides how somebody may say how sure they are: one tap, never asked for, taken back by a second.
import type { Confidence } from '@/core/questions/answer';
import type { CardWords } from '@/components/questions/words';

const CHOICES = ['sure', 'unsure', 'guess'] as const satisfies readonly Confidence[];

interface ConfidenceProps {
  value: Confidence | null;
  onRate: (value: Confidence | null) => void;
  words: CardWords['card'];
}

export function ConfidenceChoice({ value, onRate, words }: ConfidenceProps) {
  return (
    <div
      role="group"
      aria-label={words.confidence}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <span className="text-sm text-muted" aria-hidden="true">
        {words.confidence} <span className="max-sm:sr-only">({words.optional})</span>
      </span>
      <span className="flex gap-1.5">
        {CHOICES.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={value === choice}
            onClick={() => onRate(value === choice ? null : choice)}
            className="min-h-11 rounded-lg border border-line px-3 text-sm text-muted hover:bg-accent-soft hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {words[choice]}
          </button>
        ))}
      </span>
    </div>
  );
}
