// Decides how somebody may say how sure they are: one tap or one key, never asked for, taken back by
// a second. Nothing is carried over to the next question: that would be an answer nobody gave.
import type { Confidence } from '@/core/questions/answer';
import type { CardWords } from '@/components/questions/words';

const CHOICES = [
  { choice: 'sure', key: 'Y' },
  { choice: 'unsure', key: 'U' },
  { choice: 'guess', key: 'J' },
] as const satisfies readonly { choice: Confidence; key: string }[];

/** What a tap or a key on `choice` makes of `value`. */
export function rated(value: Confidence | null, choice: Confidence): Confidence | null {
  return value === choice ? null : choice;
}

interface ConfidenceProps {
  value: Confidence | null;
  onRate: (value: Confidence | null) => void;
  words: CardWords;
}

/** One line also on the narrowest phone; the whole question is in the group's name. */
export function ConfidenceChoice({ value, onRate, words: { card } }: ConfidenceProps) {
  return (
    <div
      role="group"
      aria-label={`${card.confidence} (${card.optional})`}
      className="flex items-center gap-x-3"
    >
      <span className="text-sm text-muted" aria-hidden="true">
        <span className="max-sm:hidden">
          {card.confidence} ({card.optional})
        </span>
        <span className="sm:hidden">{card.confidenceShort}</span>
      </span>
      <span className="flex rounded-lg border border-line">
        {CHOICES.map(({ choice, key }) => (
          <button
            key={choice}
            type="button"
            aria-pressed={value === choice}
            aria-keyshortcuts={key}
            onClick={() => onRate(rated(value, choice))}
            className="min-h-11 px-3 text-sm text-muted not-first:border-l not-first:border-line first:rounded-l-lg last:rounded-r-lg hover:bg-accent-soft hover:text-ink focus-visible:z-1 aria-pressed:bg-accent-soft aria-pressed:text-accent aria-pressed:shadow-[inset_0_-2px_0_var(--color-accent)]"
          >
            {card[choice]}
          </button>
        ))}
      </span>
    </div>
  );
}
