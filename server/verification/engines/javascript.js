// Decides how one JavaScript program runs in QuickJS: a fresh heap, promises and timers until none
// are left, an uncaught error told by its class and message. Runs inside the realm of boot.mjs.
import './realm.js';
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
// As text: it is a program for QuickJS (see ../engine-sources.ts).
import prelude from './prelude.js';

const OUTPUT_LIMIT = 64 * 1024;
const MEMORY_LIMIT = 256 * 1024 * 1024;
/** Of the interpreter; the stack of the process around it is much larger (see engine-process.ts). */
const STACK_LIMIT = 640 * 1024;

let quickjs;

globalThis.engine = {
  async load() {
    const wasmModule = new WebAssembly.Module(globalThis.assets.wasm);
    quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmModule }));
    delete globalThis.assets;
  },

  run(code) {
    const runtime = quickjs.newRuntime();
    runtime.setMemoryLimit(MEMORY_LIMIT);
    runtime.setMaxStackSize(STACK_LIMIT);
    const context = runtime.newContext();
    const printed = { text: '', size: 0 };
    runtime.setInterruptHandler(() => printed.size > OUTPUT_LIMIT);
    const end = runIn(context, runtime, code, printed);
    try {
      context.dispose();
      runtime.dispose();
    } catch {
      // The next program gets a heap of its own all the same.
    }
    if (printed.size > OUTPUT_LIMIT) return JSON.stringify({ ended: 'flood' });
    return JSON.stringify({ ...end, output: printed.text });
  },
};

function runIn(context, runtime, code, printed) {
  const own = openPrelude(context, printed);
  const tell = (error) => {
    const said = context.callFunction(own.tell, context.undefined, error);
    if (said.error) return { ended: 'error', name: 'Error', message: '', worded: 'engine' };
    return JSON.parse(context.getString(said.value));
  };
  const started = start(context, code);
  if (started.error) return tell(started.error);
  for (;;) {
    const jobs = runtime.executePendingJobs();
    if (jobs.error) return tell(jobs.error);
    const state = context.getPromiseState(started.value);
    if (state.type === 'rejected') return tell(state.error);
    if (printed.size > OUTPUT_LIMIT) return {};
    const fired = context.callFunction(own.next, context.undefined);
    if (fired.error) return tell(fired.error);
    if (context.dump(fired.value) === false) return { ended: 'well' };
  }
}

/** A script, as most pages and programs are; a module where only that can be: import, export, await. */
function start(context, code) {
  const script = context.evalCode(code, 'program.js', { compileOnly: true });
  if (!script.error) return context.evalCode(code, 'program.js');
  const asModule = { type: 'module', compileOnly: true };
  const compiled = context.evalCode(code, 'program.js', asModule);
  if (compiled.error) return /^\s*(?:import|export)\b/m.test(code) ? compiled : script;
  return context.evalCode(code, 'program.js', { type: 'module' });
}

function openPrelude(context, printed) {
  const opened = context.unwrapResult(context.evalCode(prelude, 'prelude.js'));
  const write = context.newFunction('write', (text) => {
    const words = context.getString(text);
    printed.size += words.length;
    if (printed.size <= OUTPUT_LIMIT) printed.text += words;
  });
  const promise = context.newFunction('promise', (value) => {
    const state = context.getPromiseState(value);
    if (state.type === 'pending') return context.undefined;
    const told = context.newObject();
    context.setProp(told, 'rejected', state.type === 'rejected' ? context.true : context.false);
    context.setProp(told, 'value', state.type === 'rejected' ? state.error : state.value);
    return told;
  });
  const made = context.unwrapResult(
    context.callFunction(opened, context.undefined, write, promise),
  );
  return { next: context.getProp(made, 'next'), tell: context.getProp(made, 'tell') };
}
