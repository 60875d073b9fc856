// Decides what an answer counts for as time: a tab left open is no practice.

/** Five minutes at most; SQL on a row `a` of "Answer". */
export const COUNTED_MS = `least(coalesce(a."elapsedMs", a."medianMs"), 300000)`;
