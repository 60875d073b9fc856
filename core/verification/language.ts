// Decides which language a fence means. Refuses to know what can run it.

const NAMES: Readonly<Record<string, readonly string[]>> = {
  javascript: ['javascript', 'js', 'mjs', 'cjs', 'node'],
  typescript: ['typescript', 'ts', 'mts', 'cts'],
  python: ['python', 'py', 'python3'],
  sql: ['sql', 'postgresql', 'postgres', 'pgsql', 'psql', 'plpgsql'],
};

/** One name for all spellings of a language; what is not known here keeps its own, in lower case. */
export function languageFor(written: string): string {
  const word = written.toLowerCase();
  return Object.keys(NAMES).find((name) => NAMES[name]?.includes(word)) ?? word;
}
