// Decides how an engine in WebAssembly is started: without environment, disk, other processes or
// native code, by the flags of Node.js; what those leave open boot.mjs closes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineCommand } from '@/server/verification/engine-process';
import { engineSource, type WasmLanguage } from '@/server/verification/engine-sources';

/** Mebibytes for JavaScript objects; WebAssembly's memory has a limit of its own. */
const HEAP = 256;

/** @param folder absolute; that of the engines */
export async function wasmEngine(language: WasmLanguage, folder: string): Promise<EngineCommand> {
  const [boot, { script, assets, fresh }] = await Promise.all([
    readFile(path.join(folder, 'boot.mjs'), 'utf8'),
    engineSource(language, folder),
  ]);
  const header = { script, fresh, assets: assets.map(([name, bytes]) => [name, bytes.length]) };
  return {
    args: [...flags(), '--input-type=module', '--eval', boot],
    cwd: path.parse(folder).root,
    opening: [frameOf(header), ...assets.map(([, bytes]) => bytes)],
    frame: (id, code) => frameOf({ id, code }),
  };
}

function flags(): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  return [
    permission,
    '--no-warnings',
    '--no-addons',
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    '--expose-gc',
    `--max-old-space-size=${HEAP}`,
    // Interpreters call themselves deeply. Windows gives a program too little for more.
    ...(process.platform === 'win32' ? [] : ['--stack-size=3900']),
  ];
}

function frameOf(header: object): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
}
