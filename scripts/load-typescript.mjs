// Decides how a script uses a module of server/: bundled to plain JavaScript, since Node 20 runs no TypeScript.
// Packages stay where they are installed; a bundle is made anew when one of its files has changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compilerVersion } from './compiler-version.mjs';
import { projectRoot } from './project.mjs';

const SWEEP_AFTER_MS = 3_600_000;

/**
 * Imports a TypeScript module of this project, such as `server/env.ts`.
 *
 * @param {string} file path from the project's root
 * @param {RegExp} [inside] names of packages that come into the bundle: hundreds of small files of
 *   theirs take longer to find than to run
 * @returns {Promise<any>} the module's exports
 */
export async function loadTypeScript(file, inside) {
  const folder = path.join(projectRoot, '.cache/scripts');
  const options = {
    ...bundleOptions(),
    ...(inside && { packages: 'bundle', inside: inside.source }),
  };
  const kept = path.join(folder, `${file.replaceAll(/[^\w]/g, '-')}.json`);
  const bundle = keptBundle(kept, options) ?? (await makeBundle(file, kept, options));
  return import(pathToFileURL(path.join(folder, bundle)).href);
}

/** @returns the bundle's name, where it is that of today's files; null otherwise */
function keptBundle(kept, options) {
  try {
    const { made, inputs, bundle } = JSON.parse(readFileSync(kept, 'utf8'));
    const isCurrent =
      made === JSON.stringify(options) &&
      Object.entries(inputs).every(([input, sign]) => signOf(input) === sign);
    return isCurrent && existsSync(path.join(path.dirname(kept), bundle)) ? bundle : null;
  } catch {
    // None yet, or one that was cut off.
    return null;
  }
}

async function makeBundle(file, kept, options) {
  const { build } = await import('esbuild');
  const folder = path.dirname(kept);
  mkdirSync(folder, { recursive: true });
  const { inside, ...known } = options;
  const { metafile, outputFiles } = await build({
    ...known,
    plugins: inside ? [only(new RegExp(inside))] : [],
    entryPoints: [path.join(projectRoot, file)],
    metafile: true,
    write: false,
  });
  const [{ contents }] = outputFiles;
  // Named by what it holds: whoever runs an older one keeps it.
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const bundle = `${path.basename(kept, '.json')}-${hash}.mjs`;
  const inputs = Object.keys(metafile.inputs).map((input) => [input, signOf(input)]);
  put(path.join(folder, bundle), contents);
  sweep(folder, path.basename(kept, '.json'), bundle);
  put(
    kept,
    JSON.stringify({
      made: JSON.stringify(options),
      bundle,
      inputs: Object.fromEntries([...inputs, ['tsconfig.json', signOf('tsconfig.json')]]),
    }),
  );
  return bundle;
}

/** All other packages stay where they are installed. */
function only(inside) {
  return {
    name: 'only-some-packages',
    setup: (build) =>
      build.onResolve({ filter: /^[^./#]/ }, ({ path: name, kind }) =>
        kind === 'entry-point' || name.startsWith('@/') || inside.test(name)
          ? undefined
          : { path: name, external: true },
      ),
  };
}

/** Older bundles of the same module; one that was current an hour ago may still be about to be read. */
function sweep(folder, name, current) {
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(`${name}-`) || other === current) continue;
    const age =
      Date.now() - (statSync(path.join(folder, other), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > SWEEP_AFTER_MS) rmSync(path.join(folder, other), { force: true });
  }
}

/** What changes when the file does. */
function signOf(input) {
  const { mtimeMs, size } = statSync(path.join(projectRoot, input));
  return `${mtimeMs} ${size}`;
}

/** Whole or not at all: another command may be reading. */
function put(place, contents) {
  const draft = `${place}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, place);
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
