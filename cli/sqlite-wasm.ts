// Decides where the WebAssembly of sql.js comes from: the installed package.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export async function sqliteWasm(): Promise<Uint8Array> {
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  return new Uint8Array(await readFile(require.resolve('sql.js/dist/sql-wasm.wasm')));
}
