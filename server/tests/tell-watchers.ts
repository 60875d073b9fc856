// Decides how a test that moves is told to whoever watches: by a notice of the database, with the write itself.
// Tells the pattern and nothing of the learner; who may watch reads the rest for themselves.

export const TESTS_CHANNEL = 'holdfast_tests';

/**
 * @param write a statement that returns the test's pattern
 * @returns the same write, which tells the pattern when it is committed; one row where it wrote one
 */
export function telling(write: string): string {
  return `WITH moved AS (${write}) SELECT pg_notify('${TESTS_CHANNEL}', pattern) FROM moved`;
}
