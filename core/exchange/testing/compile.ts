// Our own Markdown, compiled and read back, for tests of what is written.
import { compileLibrary } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import type { ExchangeQuestion } from '@/core/exchange/exchange';
import { readCompiled } from '@/core/exchange/markdown-reader';
import { writeQuestion } from '@/core/exchange/markdown-writer';

/**
 * Compiles the questions as one file of the pattern t/p.
 *
 * @throws Error with the errors and the text, where there are any
 */
export async function compiledAgain(
  questions: readonly ExchangeQuestion[],
): Promise<(ExchangeQuestion | null)[]> {
  const text = questions.map((one) => writeQuestion(one, one.id ?? 'none')).join('\n');
  const path = 't/p/questions/hard.imported.md';
  const { library, issues, sources } = await compileLibrary(libraryFiles({ [path]: text }));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (library === null) throw new Error(JSON.stringify({ errors, text }, null, 2));
  return library.tracks
    .flatMap(({ patterns }) => patterns)
    .flatMap((pattern) => pattern.questions)
    .filter(({ source }) => source.file === path)
    .map((compiled) => readCompiled(compiled, sources.get(compiled.version) ?? ''));
}
