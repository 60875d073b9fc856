// Decides that somebody counts as having been here before: from the first answer on. The script in the
// page's head reads it before the first paint of the next visit.

const KEY = 'returning';

/** At once where home is not in front: what is shown there must not change under somebody's eyes. */
export function rememberReturning(): void {
  if (location.pathname !== '/') document.documentElement.dataset[KEY] = '';
  write('1');
}

export function forgetReturning(): void {
  write(null);
}

function write(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // A browser that keeps nothing shows everybody as new.
    return;
  }
}
