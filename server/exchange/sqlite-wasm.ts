// Decides where the WebAssembly of sql.js comes from: the package installed in the project's root.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export async function sqliteWasm(): Promise<Uint8Array> {
  const root = createRequire(path.join(process.cwd(), 'package.json'));
  return new Uint8Array(await readFile(root.resolve('sql.js/dist/sql-wasm.wasm')));
}
