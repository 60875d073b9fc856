// Decides how one Python program runs in Pyodide: a fresh interpreter, both streams in one, and an
// uncaught error told by its class and message. Runs inside the realm that boot.mjs made.
import './python-realm.js';
import { loadPyodide } from 'pyodide/pyodide.mjs';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import boot from './boot.py';
import lock from 'pyodide/pyodide-lock.json';

const OUTPUT_LIMIT = 64 * 1024;

let python;
let runProgram;
const printed = [];
let size = 0;

globalThis.engine = {
  async load() {
    const { snapshot } = globalThis.assets;
    python = await loadPyodide({
      createPyodideModule,
      indexURL: '/engine/',
      lockFileContents: { info: lock.info, packages: {} },
      env: { HOME: '/home/program', PYTHONHASHSEED: '0', TZ: 'UTC' },
      jsglobals: Object.create(null),
      ...(snapshot === undefined ? { _makeSnapshot: true } : { _loadSnapshot: snapshot }),
    });
    delete globalThis.assets;
    if (snapshot === undefined) {
      python.runPython(boot);
      return;
    }
    const stream = { write: keep, isatty: true };
    python.setStdout(stream);
    python.setStderr(stream);
    python.setStdin({ stdin: () => null });
    runProgram = python.globals.get('run');
    python.runPython('close()');
  },

  snapshot: () => python.makeMemorySnapshot(),

  run(code) {
    const end = JSON.parse(runProgram(code));
    if (size > OUTPUT_LIMIT) return JSON.stringify({ ended: 'flood' });
    return JSON.stringify({ ...end, output: text() });
  },
};

/** Past the limit the program gets an error, as from a full disk. */
function keep(bytes) {
  size += bytes.length;
  if (size > OUTPUT_LIMIT) throw new Error('too much output');
  printed.push(bytes.slice());
  return bytes.length;
}

function text() {
  const all = new Uint8Array(size);
  let at = 0;
  for (const bytes of printed) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return new TextDecoder().decode(all);
}
