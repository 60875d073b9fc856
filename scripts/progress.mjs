// Decides how a long step looks to whoever waits: a line when it begins, its time when it is done.
// Knows nothing of the steps.

const STILL_EVERY_MS = 20_000;

/**
 * @template T
 * @param {string} title what is being done, such as "Building the product"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begun = performance.now();
  console.log(`${title} …`);
  const still = setInterval(
    () => console.log(`  still at it after ${elapsed(begun)}`),
    STILL_EVERY_MS,
  );
  try {
    const outcome = await work();
    console.log(`  done in ${elapsed(begun)}`);
    return outcome;
  } finally {
    clearInterval(still);
  }
}

/** @param {number} begun a value of performance.now() @returns {string} such as "0.8 s" or "2 min 5 s" */
export function elapsed(begun) {
  const seconds = (performance.now() - begun) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
