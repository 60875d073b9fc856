// Decides the product's mark: a rope made fast on a cleat.

/** Decorative: the wordmark beside it, or the link around it, carries the name. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <path
        d="M4 10.5c4.5 0 5 4 8.5 4h7c3.5 0 4-4 8.5-4M12.5 15l-1.5 8M19.5 15l1.5 8M7.5 24.5h17"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M9.5 20.5C13 17 19 13 22 7.5"
        stroke="var(--color-accent)"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
