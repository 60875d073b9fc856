// Decides how words look that lead somewhere or open something, tall enough for a finger.

const SHARED = 'inline-flex min-h-11 items-center text-accent underline-offset-4 hover:underline';

/** Classes of such words. */
export function textLinkClass(extra = ''): string {
  return `${SHARED} ${extra}`;
}
