// Decides what a JavaScript program finds beside the language: console, timers in virtual time,
// structuredClone. Runs inside QuickJS before the program, and keeps what it needs out of its reach.
import { format, inspect, Proxy as ToldProxy } from 'node-inspect-extracted';

/** Where formatted errors have their stack, which is no part of what is compared. */
const STACK = /\n *at \u0001/g;
const made = new WeakSet();
const { apply, construct } = Reflect;
const { stringify } = JSON;
const [has, add] = [WeakSet.prototype.has, WeakSet.prototype.add];

/**
 * @param write takes text for the output
 * @param promise says how a promise stands: nothing while it is pending
 * @returns what the engine calls: `next` fires the timer that is due first and says whether there
 *   was one, `tell` describes an uncaught error as JSON
 */
export default function prelude(write, promise) {
  const timers = new Map();
  const { now, hidden } = clock();
  closeErrors();
  globalThis.Proxy = ToldProxy;
  globalThis.console = consoleOf(write);
  globalThis.print = (...words) => write(`${words.map(String).join(' ')}\n`);
  globalThis.structuredClone = (value) => cloned(value, new Map());
  globalThis.queueMicrotask = (task) => {
    if (typeof task !== 'function')
      throw new TypeError('The "callback" argument must be of type function.');
    Promise.resolve().then(() => task());
  };
  scheduling(timers, now);
  const dropped = [];
  // Put around calls whose value nobody takes (see ../watch-rejections.ts).
  const watch = (value) => {
    if (value instanceof Promise) dropped.push(value);
    return value;
  };
  globalThis.__dropped = watch;
  hide(['__dropped']);
  hide(['console', 'print', 'structuredClone', 'queueMicrotask', 'Proxy']);
  return {
    next() {
      throwRejected(dropped, promise);
      let first = null;
      for (const timer of timers.values()) {
        if (first === null || timer.due < first.due) first = timer;
      }
      if (first === null) return false;
      hidden.waited = Math.max(hidden.waited, first.due);
      if (first.every === null) timers.delete(first.id);
      else first.due += first.every;
      watch(first.run(...first.args));
      return true;
    },
    tell: (error) => stringify(told(error)),
  };
}

/** What nobody took cannot be caught any more: it ends the program, as in Node.js. */
function throwRejected(dropped, promise) {
  for (const one of dropped.splice(0)) {
    const state = promise(one);
    if (state === undefined) dropped.push(one);
    else if (state.rejected) throw state.value;
  }
}

/** Waiting passes at once; Date tells it. */
function clock() {
  const hidden = { waited: 0 };
  const RealDate = Date;
  const realNow = Date.now;
  const start = realNow();
  const now = () => hidden.waited;
  const current = () => Math.floor(realNow() + hidden.waited);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, self) =>
      construct(target, args.length === 0 ? [current()] : args, self),
    apply: () => new RealDate(current()).toString(),
  });
  RealDate.now = current;
  RealDate.prototype.constructor = globalThis.Date;
  globalThis.performance = { now: () => realNow() - start + hidden.waited };
  hide(['performance', 'Date']);
  return { now, hidden };
}

function scheduling(timers, now) {
  let ids = 0;
  const schedule = (task, delay, args, repeats) => {
    if (typeof task !== 'function')
      throw new TypeError('The "callback" argument must be of type function.');
    const wait = delay >= 1 && delay <= 2_147_483_647 ? Math.trunc(delay) : 1;
    ids += 1;
    timers.set(ids, { id: ids, run: task, args, due: now() + wait, every: repeats ? wait : null });
    return ids;
  };
  globalThis.setTimeout = (task, delay, ...args) => schedule(task, delay, args, false);
  globalThis.setInterval = (task, delay, ...args) => schedule(task, delay, args, true);
  globalThis.setImmediate = (task, ...args) => {
    const id = schedule(task, 1, args, false);
    timers.get(id).due = now();
    return id;
  };
  globalThis.clearTimeout =
    globalThis.clearInterval =
    globalThis.clearImmediate =
      (id) => {
        timers.delete(id);
      };
  hide([
    'setTimeout',
    'setInterval',
    'setImmediate',
    'clearTimeout',
    'clearInterval',
    'clearImmediate',
  ]);
}

function consoleOf(write) {
  let indent = '';
  const counts = new Map();
  const line = (text) => {
    const shown = text.replace(STACK, '');
    write(`${indent}${indent === '' ? shown : shown.replace(/\n/g, `\n${indent}`)}\n`);
  };
  const log = (...words) => line(format(...words));
  const group = (...words) => {
    if (words.length > 0) log(...words);
    indent += '  ';
  };
  const count = (label = 'default') => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(`${label}: ${counts.get(label)}`);
  };
  return {
    log,
    info: log,
    debug: log,
    warn: log,
    error: log,
    dir: (value, options) => line(inspect(value, { customInspect: false, ...options })),
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count,
    countReset: (label = 'default') => counts.set(label, 0),
    assert: (holds, ...words) => {
      if (!holds)
        log(words.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(...words)}`);
    },
  };
}

/** Remembers which errors the program made itself: the engine's own are worded differently elsewhere. */
function closeErrors() {
  const wrap = (name) => {
    const Real = globalThis[name];
    const Wrapped = new Proxy(Real, {
      construct(target, args, self) {
        const error = construct(target, args, self === Wrapped ? target : self);
        apply(add, made, [error]);
        return error;
      },
      apply(target, self, args) {
        const error = apply(target, self, args);
        apply(add, made, [error]);
        return error;
      },
    });
    Object.defineProperty(Real.prototype, 'constructor', {
      value: Wrapped,
      writable: true,
      configurable: true,
    });
    globalThis[name] = Wrapped;
    hide([name]);
    return [Real, Wrapped];
  };
  const [, Base] = wrap('Error');
  for (const name of [
    'TypeError',
    'RangeError',
    'SyntaxError',
    'ReferenceError',
    'EvalError',
    'URIError',
    'AggregateError',
  ]) {
    const [Real] = wrap(name);
    Object.setPrototypeOf(Real, Base);
  }
}

/** What V8 says for what QuickJS says, where the two can be told apart. */
const WORDINGS = [
  [/^'(.+)' is not defined$/, '$1 is not defined'],
  [
    /^cannot read property '(.+)' of (undefined|null)$/,
    "Cannot read properties of $2 (reading '$1')",
  ],
  [
    /^cannot set property '(.+)' of (undefined|null)$/,
    "Cannot set properties of $2 (setting '$1')",
  ],
  [/^(.+) is not initialized$/, "Cannot access '$1' before initialization"],
  [/^invalid array length$/, 'Invalid array length'],
];

function told(error) {
  if (!(error instanceof Error)) {
    const shown = typeof error === 'string' ? error : inspect(error);
    return { ended: 'error', name: `Uncaught ${shown}`, message: '', worded: 'program' };
  }
  const name = String(error.name);
  const message = String(error.message);
  if (name === 'InternalError' && message === 'out of memory') return { ended: 'memory' };
  if (name === 'InternalError' && message === 'stack overflow') {
    return {
      ended: 'error',
      name: 'RangeError',
      message: 'Maximum call stack size exceeded',
      worded: 'engine',
    };
  }
  if (apply(has, made, [error])) return { ended: 'error', name, message, worded: 'program' };
  const [form, wording] = WORDINGS.find(([pattern]) => pattern.test(message)) ?? [/$^/, ''];
  return { ended: 'error', name, message: message.replace(form, wording), worded: 'engine' };
}

function cloned(value, seen) {
  if (typeof value === 'function' || typeof value === 'symbol') {
    const error = new Error(`${String(value)} could not be cloned.`);
    error.name = 'DataCloneError';
    throw error;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const keep = (copy) => {
    seen.set(value, copy);
    return copy;
  };
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) return keep(value.slice());
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, each] of [...value]) copy.set(cloned(key, seen), cloned(each, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const each of [...value]) copy.add(cloned(each, seen));
    return copy;
  }
  if (value instanceof Error) {
    const copy = keep(new (globalThis[value.name] ?? Error)(value.message));
    return copy;
  }
  const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
  for (const key of Object.keys(value)) copy[key] = cloned(value[key], seen);
  return copy;
}

/** As browsers and Node.js have them: there, but not listed. */
function hide(names) {
  for (const name of names) Object.defineProperty(globalThis, name, { enumerable: false });
}
