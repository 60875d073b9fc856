// Decides the product's mark: a rope made fast on a bollard.

/** Decorative: the wordmark beside it carries the name. Stands on paper only. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      strokeLinecap="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M9.5 5h13" stroke="currentColor" strokeWidth="5" />
      <path d="M16 6v20" stroke="currentColor" strokeWidth="8" strokeLinecap="butt" />
      <path d="M7 27h18" stroke="currentColor" strokeWidth="4.5" />
      <path
        d="M8 16.5l16-4.8M8 22.3l21-6.2"
        stroke="var(--color-paper)"
        strokeWidth="6"
        strokeLinecap="butt"
      />
      <path d="M8.5 16.5l15-4.5M8.5 22.3l20.5-6.2" stroke="var(--color-accent)" strokeWidth="3.2" />
    </svg>
  );
}
