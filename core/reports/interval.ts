// Decides how sure a share or a correlation is: its 95 % interval.
// Refuses to know what was counted.

/** Two-sided 95 %. */
const Z = 1.96;

export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * A share with Wilson's score interval, which stays inside 0 to 1 and holds for few observations.
 *
 * @param hits 0 to n
 * @returns null for n = 0
 * @see Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
 *   Journal of the American Statistical Association 22, 209-212.
 */
export function shareOf(hits: number, n: number): Interval | null {
  if (n <= 0) return null;
  const share = hits / n;
  const scale = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  // Rounding may not push the interval past the share that it is about.
  return {
    value: share,
    low: Math.min(share, Math.max(0, middle - reach)),
    high: Math.max(share, Math.min(1, middle + reach)),
  };
}

/**
 * Pearson's correlation with Fisher's interval: atanh(r) is nearly normal with deviation 1/√(n − 3).
 *
 * @returns null below four pairs, or where one of the two never varies
 * @see Fisher, R. A. (1915). Frequency distribution of the values of the correlation coefficient in
 *   samples from an indefinitely large population. Biometrika 10, 507-521.
 */
export function correlationOf(pairs: readonly (readonly [number, number])[]): Interval | null {
  const n = pairs.length;
  if (n < 4) return null;
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / n;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [joint, spreadX, spreadY] = [0, 0, 0];
  for (const [x, y] of pairs) {
    joint += (x - meanX) * (y - meanY);
    spreadX += (x - meanX) ** 2;
    spreadY += (y - meanY) ** 2;
  }
  if (spreadX < 1e-12 || spreadY < 1e-12) return null;
  return fisherInterval(joint / Math.sqrt(spreadX * spreadY), n);
}

/**
 * @param r −1 to 1
 * @param n pairs that r comes from; below four there is no interval
 */
export function fisherInterval(r: number, n: number): Interval | null {
  if (n < 4) return null;
  const value = Math.max(-1, Math.min(1, r));
  // A perfect one has no finite atanh; this near, the interval has closed anyhow.
  const middle = Math.atanh(Math.max(-0.999999, Math.min(0.999999, value)));
  const reach = Z / Math.sqrt(n - 3);
  return {
    value,
    low: Math.min(value, Math.tanh(middle - reach)),
    high: Math.max(value, Math.tanh(middle + reach)),
  };
}
