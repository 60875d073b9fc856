// Decides how fields of forms about classes look.

export const INPUT =
  'h-11 w-full rounded-lg border border-rule bg-surface px-3 text-ink placeholder:text-muted';
export const FILE_INPUT =
  'mt-1.5 block min-h-11 w-full max-w-full rounded-lg border border-rule bg-surface p-2 text-sm file:mr-3 file:rounded file:border-0 file:bg-accent-soft file:px-3 file:py-1.5 file:font-semibold file:text-accent';
export const LABEL = 'block font-semibold';
export const HINT = 'text-sm text-muted max-w-[60ch]';
export const SECTION_TITLE = 'text-xl font-semibold';
