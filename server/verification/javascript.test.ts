import { inspect, format } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineFor } from '@/server/verification/testing/engines';

const run = engineFor('javascript');

describe('what console.log prints', () => {
  const VALUES = [
    'undefined',
    'null',
    '-0',
    '10n',
    '"a\'b"',
    "['a\\nb', \"it's\", `\"'`]",
    'Symbol("s")',
    '[]',
    '[1, , 3]',
    '[undefined, null, NaN, -0]',
    'Array.from({ length: 120 }, (_, i) => i)',
    'Array.from({ length: 30 }, (_, i) => "word" + i)',
    '[[1, [2, [3, [4]]]]]',
    '{}',
    '{ a: 1, "b-c": "x" }',
    '{ a: { b: { c: { d: 1 } } } }',
    '{ long: "x".repeat(100), other: "y".repeat(30) }',
    '{ get a() { return 1 }, set b(v) {}, get c() { return 1 }, set c(v) {} }',
    '() => 1',
    'function named() {}',
    'class A {}',
    'class B extends Array {}',
    'async () => 1',
    'function* g() {}',
    'new (class Point { constructor() { this.x = 1 } })()',
    'Object.create(null)',
    'Object.assign(Object.create(null), { a: 1 })',
    'new Map([["a", { b: 1 }], [{ c: 2 }, [3]]])',
    'new Set([1, "a", { b: 1 }])',
    'new WeakMap()',
    'Promise.resolve(4)',
    'Promise.reject(4).catch(() => {}) && Promise.resolve([1])',
    'new Promise(() => {})',
    '/a+/gi',
    'new Date(0)',
    'new Date(NaN)',
    'new Uint8Array([1, 2])',
    '[new String("s"), new Number(1), new Boolean(false)]',
    '(() => { const a = { name: "a" }; a.self = a; return a })()',
    'new Proxy({ a: 1 }, { get: () => 2 })',
    '[function () {}, class {}]',
    '(() => { const f = () => 1; f.extra = 2; return f })()',
    'globalThis === this',
    '{ a: [{ b: 1 }, { b: 2 }], c: "text" }',
    '"%d"',
  ];

  it.each(VALUES)('is what Node prints: %s', async (value) => {
    const real = (0, eval)(`(${value})`) as unknown;
    if (real instanceof Promise) real.catch(() => undefined);
    await Promise.resolve();
    const shown = value.startsWith('globalThis') ? 'true' : format(real);
    expect(await run(`console.log((${value}))`)).toBe(shown.trimEnd());
  });

  it('is what Node prints for any data', async () => {
    const values = fc.sample(fc.jsonValue({ maxDepth: 4 }), { numRuns: 150, seed: 11 });
    const programs = values.map(
      (value) => `console.log(JSON.parse(${JSON.stringify(JSON.stringify(value))}));`,
    );
    const shown = values.map((value) => format(JSON.parse(JSON.stringify(value)))).join('\n');
    expect(await run(programs.join('\n'))).toBe(shown.trimEnd());
  });

  it('fills formats, and joins what is left by spaces', async () => {
    const call = "'%s is %d years, %i, %o %j %%', 'Ann', 4.5, 4.5, [1], { a: 1 }, 'rest', 5";
    const shown = (0, eval)(`(format) => format(${call})`)(format) as string;
    expect(await run(`console.log(${call})`)).toBe(shown);
  });

  it('tells errors as Node does, without the stack', async () => {
    const cases = [
      ["new Error('boom')", 'Error: boom'],
      ["Object.assign(new RangeError('r'), { code: 7 })", 'RangeError: r {\n  code: 7\n}'],
      ['(() => { try { null.x } catch (e) { return e.name } })()', 'TypeError'],
    ] as const;
    for (const [value, shown] of cases) {
      expect(await run(`console.log(${value})`)).toBe(shown);
      const real = inspect((0, eval)(`(${value})`))
        .replace(/\n +at .*?( \{)?$/gm, '$1')
        .trimEnd();
      expect(value.includes('null.x') ? shown : real).toBe(shown);
    }
  });

  it('is indented in groups, and counted', async () => {
    const code =
      "console.group('a'); console.log('b\\nc'); console.groupEnd(); console.count(); console.count(); console.assert(false, 'x'); console.error('e')";
    expect(await run(code)).toBe('a\n  b\n  c\ndefault: 1\ndefault: 2\nAssertion failed: x\ne');
  });
});

describe('the order of things', () => {
  it('is: the program, then promises, then timers by their time, each with its own promises', async () => {
    const code = `
      setTimeout(() => console.log('late'), 3000);
      setTimeout(() => { console.log('t1'); Promise.resolve().then(() => console.log('p of t1')); });
      setTimeout(() => console.log('t2'), 0);
      queueMicrotask(() => console.log('m'));
      (async () => { console.log('a'); await null; console.log('b'); await null; console.log('c'); })();
      new Promise((r) => { console.log('x'); r(); }).then(() => console.log('y'));
      console.log('end');`;
    expect(await run(code)).toBe('a\nx\nend\nm\nb\ny\nc\nt1\np of t1\nt2\nlate');
  });

  it('lets time pass at once, and Date tell it', async () => {
    const code =
      'const t = Date.now(); setTimeout(() => console.log(Math.round((Date.now() - t) / 1000)), 60_000)';
    expect(await run(code)).toBe('60');
  });

  it('repeats intervals until they are cleared', async () => {
    const code =
      'let n = 0; const id = setInterval(() => { console.log(++n); if (n === 3) clearInterval(id); }, 10);';
    expect(await run(code)).toBe('1\n2\n3');
  });

  it('waits at the top level, as in a module', async () => {
    expect(await run('const x = await Promise.resolve(5); console.log(x)')).toBe('5');
  });
});

describe('an uncaught error', () => {
  it('is the last line: its class and what it says', async () => {
    expect(await run("console.log(1); throw new TypeError('mine')")).toBe('1\nTypeError: mine');
    expect(await run('null.foo')).toBe("TypeError: Cannot read properties of null (reading 'foo')");
    expect(await run('zzz')).toBe('ReferenceError: zzz is not defined');
    expect(await run('a b')).toMatch(/^SyntaxError: /);
    expect(await run("throw 'text'")).toBe('Uncaught text');
    expect(await run("setTimeout(() => { throw new Error('later') }); console.log(1)")).toBe(
      '1\nError: later',
    );
    expect(await run("await Promise.reject(new Error('no'))")).toBe('Error: no');
    expect(await run('(function f() { f() })()')).toBe(
      'RangeError: Maximum call stack size exceeded',
    );
  });

  it('is told where nobody takes a rejection', async () => {
    expect(await run("async function f() { throw new Error('lost') }\nf();\nconsole.log(1);")).toBe(
      '1\nError: lost',
    );
    expect(
      await run("const p = Promise.reject(new Error('x')); p.catch(() => console.log('ok'))"),
    ).toBe('ok');
  });
});

describe('a program that tries to get out', () => {
  it('finds nothing of Node.js or of a browser', async () => {
    const names = [
      'process',
      'require',
      'module',
      'fetch',
      'Deno',
      'WebAssembly',
      'XMLHttpRequest',
    ];
    const code = `console.log([${names.map((name) => `typeof ${name}`).join()}].join())`;
    expect(await run(code)).toBe(names.map(() => 'undefined').join());
    expect(await run('process.exit(0)')).toBe('ReferenceError: process is not defined');
    expect(await run("import fs from 'fs'; console.log(fs)")).toMatch(/^ReferenceError: .*fs/);
    expect(await run("import('node:fs').then(console.log, (e) => console.log('no'))")).toBe('no');
  });

  it('finds the same through every constructor it can reach', async () => {
    const code = `
      const roots = [console.log, setTimeout, print, Error, [].at, async () => {}, queueMicrotask, Proxy, Date];
      for (const root of roots) {
        const all = root.constructor('return typeof process + typeof require')();
        console.log(all instanceof Promise ? 'promise' : all);
      }`;
    expect(new Set((await run(code)).split('\n'))).toEqual(
      new Set(['undefinedundefined', 'promise']),
    );
  });

  it('cannot change what the next program finds', async () => {
    await run(
      "Array.prototype.map = Object.prototype.toString = JSON.stringify = null; globalThis.leak = 1; Object.prototype.evil = 'e'; console.log = null",
    );
    expect(
      await run("console.log([1].map((x) => x + 1), typeof leak, ({}).evil, JSON.stringify('a'))"),
    ).toBe('[ 2 ] undefined undefined "a"');
  });

  it('cannot change how its own outcome is told', async () => {
    const code =
      "JSON.stringify = () => '{\"ended\":\"well\"}'; Object.prototype.ended = 'well'; throw new Error('real')";
    expect(await run(code)).toBe('Error: real');
  });

  it.each([
    ['runs for ever', 'verify-time', 'for (;;);'],
    ['makes promises for ever', 'verify-time', '(function f() { Promise.resolve().then(f) })()'],
    ['sets timers for ever', 'verify-time', 'setInterval(() => {}, 1)'],
    ['matches for ever', 'verify-time', "/^(a+)+$/.test('a'.repeat(40) + 'b')"],
    ['fills the memory', 'verify-memory', 'const a = []; for (;;) a.push(new Array(1e6).fill(7))'],
    [
      'doubles a text',
      'verify-memory',
      "let s = 'x'; for (;;) { s += s; s.charCodeAt(s.length - 1); if (s.length > 2**29) break } const a = []; for (;;) a.push(s + a.length)",
    ],
    ['prints for ever', 'verify-flood', "for (;;) console.log('x'.repeat(1000))"],
  ])('and %s is stopped, and the next one runs', async (_, code, program) => {
    expect(await run(program)).toBe(code);
    expect(await run('console.log(1)')).toBe('1');
  });
});
