// Decides how fields of forms about classes look.

export const INPUT =
  'h-11 w-full rounded-lg border border-rule bg-surface px-3 text-ink placeholder:text-muted';
export const LABEL = 'block font-semibold';
export const HINT = 'text-sm text-muted max-w-[60ch]';
export const SECTION_TITLE = 'text-xl font-semibold';
