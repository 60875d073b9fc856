// Decides how a script uses a module of server/: bundled to plain JavaScript, since Node 20 runs no TypeScript.
// Packages stay where they are installed.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compilerVersion } from './compiler-version.mjs';
import { projectRoot } from './project.mjs';

/**
 * Imports a TypeScript module of this project, such as `server/env.ts`.
 *
 * @param {string} file path from the project's root
 * @returns {Promise<any>} the module's exports
 */
export async function loadTypeScript(file) {
  const { build } = await import('esbuild');
  const folder = path.join(projectRoot, '.cache/scripts');
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `${file.replaceAll(/[^\w]/g, '-')}-${process.pid}.mjs`);
  try {
    await build({ ...bundleOptions(), entryPoints: [path.join(projectRoot, file)], outfile });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** @returns {import('esbuild').BuildOptions} */
export const bundleOptions = () => ({
  absWorkingDir: projectRoot,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  tsconfig: path.join(projectRoot, 'tsconfig.json'),
  logLevel: 'error',
  define: { HOLDFAST_COMPILER: JSON.stringify(compilerVersion(projectRoot)) },
});
