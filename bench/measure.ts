// Decides how benchmarks take a time, sum up many numbers as one, and tell whether a target is met.

/** @returns ms */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** @returns of an even count the higher of the two in the middle; NaN of none */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @returns NaN of none */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Ends the benchmark as failed where a target is missed. */
export function metOrMissed(holds: boolean): 'met' | 'missed' {
  if (!holds) process.exitCode = 1;
  return holds ? 'met' : 'missed';
}
