// What is told of one file, in tests.
import { compileLibrary } from '@/core/content/compile-library';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { libraryFiles } from '@/core/content/fixtures/library';
import type { Issue } from '@/core/content/issue';

const memory: CompileMemory = new Map();

/** The issues of a file that holds this, in a library without a flaw. */
export async function issuesOf(path: string, text: string | Uint8Array): Promise<Issue[]> {
  if (memory.size === 0) await compileLibrary(libraryFiles(), { memory });
  const { issues } = await compileLibrary(libraryFiles({ [path]: text }), {
    memory: new Map(memory),
  });
  return issues.filter((issue) => issue.file === path);
}
