// Decides which version of the compiler this process runs: whoever bundles it writes it in
// (scripts/compiler-version.mjs). Without a bundle, as in tests, there is none.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

declare const HOLDFAST_COMPILER: string | undefined;

const COMPILER = 'core';

/** @returns null where nobody knows: then nothing compiled may outlive the process */
export function compilerVersion(isDevelopment: boolean): string | null {
  if (typeof HOLDFAST_COMPILER === 'undefined') return null;
  return isDevelopment && hasChanged() ? null : HOLDFAST_COMPILER;
}

/** In development the sources change under the running process. */
function hasChanged(): boolean {
  const entries = readdirSync(/* turbopackIgnore: true */ COMPILER, {
    recursive: true,
    withFileTypes: true,
  });
  return entries.some(({ parentPath, name }) => {
    const facts = statSync(/* turbopackIgnore: true */ path.join(parentPath, name));
    return facts.mtimeMs > performance.timeOrigin;
  });
}
