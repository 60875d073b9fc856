import { describe, expect, it } from 'vitest';
import { engineFor } from '@/server/verification/testing/engines';

const run = engineFor('python');

it('prints what Python prints, on both streams in order', async () => {
  const code =
    'import sys\nprint({"a": [1, 2.5, None]}, sep="|")\nprint("e", file=sys.stderr)\nprint("é", end="!")';
  expect(await run(code)).toBe("{'a': [1, 2.5, None]}\ne\né!");
});

it('has the standard library', async () => {
  const code =
    'import dataclasses, decimal, collections, re, json, datetime, itertools, typing\n@dataclasses.dataclass\nclass A:\n    x: int = 1\nprint(A(), decimal.Decimal("0.1") * 3, collections.Counter("aab"))';
  expect(await run(code)).toBe("A(x=1) 0.3 Counter({'a': 2, 'b': 1})");
});

it('tells an uncaught error by its class and what it says', async () => {
  expect(await run('print(1)\n1/0')).toBe('1\nZeroDivisionError: division by zero');
  expect(await run('{}["k"]')).toBe("KeyError: 'k'");
  expect(await run('x = (')).toBe("SyntaxError: '(' was never closed");
  expect(await run('class Own(Exception): pass\nraise Own("hi")')).toBe('Own: hi');
  expect(await run('assert False')).toBe('AssertionError');
  expect(await run('def f(n): return f(n + 1)\nf(0)')).toMatch(
    /^RecursionError: maximum recursion/,
  );
  expect(await run('import sys\nprint(1)\nsys.exit("bye")')).toBe('1\nbye');
});

it('runs an event loop, and lets time pass at once', async () => {
  const code = `
import asyncio, time
async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
async def main():
    task = asyncio.create_task(work("b", 2))
    await asyncio.gather(work("a", 1), task)
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(3600)
    except TimeoutError:
        print("late")
begun = time.monotonic()
asyncio.run(main())
time.sleep(60)
print(round(time.monotonic() - begun))`;
  expect(await run(code)).toBe('a\nb\nlate\n67');
});

it('does not repeat its chances from program to program', async () => {
  const code = 'import random\nprint(random.random())';
  expect(await run(code)).not.toBe(await run(code));
});

describe('a program that tries to get out', () => {
  it.each([
    ['import js', "ModuleNotFoundError: No module named 'js'"],
    ['from js import process', "ModuleNotFoundError: No module named 'js'"],
    ['import pyodide_js', "ModuleNotFoundError: No module named 'pyodide_js'"],
    ['from pyodide.code import run_js', "ModuleNotFoundError: No module named 'pyodide'"],
    ['import micropip', "ModuleNotFoundError: No module named 'micropip'"],
    ['import ctypes', "ModuleNotFoundError: No module named 'ctypes'"],
    ['import os\nos.system("id")', 'PermissionError: There are no other programs here.'],
    ['import os\nos.popen("id")', 'PermissionError: There are no other programs here.'],
    ['import subprocess\nsubprocess.run(["id"])', /^OSError: .*does not support processes/],
    ['open("/etc/passwd")', /^FileNotFoundError: /],
    ['import socket\nsocket.create_connection(("127.0.0.1", 5432))', /^OSError: /],
    ['import urllib.request\nurllib.request.urlopen("http://127.0.0.1/")', /URLError: /],
    [
      'import threading\nthreading.Thread(target=print).start()',
      /^RuntimeError: can't start new thread/,
    ],
    ['input()', /^EOFError: /],
  ])('is told by name: %s', async (code, told) => {
    expect(await run(code)).toMatch(
      typeof told === 'string' ? new RegExp(`^${escaped(told)}$`) : told,
    );
  });

  it('sees no environment and no file of this computer', async () => {
    const code =
      'import os\nprint(sorted(os.environ))\nprint(sorted(os.listdir("/")), os.listdir("/home"), os.getcwd())';
    const told = await run(code);
    for (const word of ['PATH=', 'root', 'work', 'etc', 'DATABASE', 'npm'])
      expect(told).not.toContain(word);
    expect(told).toContain(
      "['dev', 'home', 'lib', 'proc', 'tmp'] ['program', 'pyodide'] ".slice(0, 35),
    );
  });

  it('finds no JavaScript once it has opened what keeps it closed', async () => {
    const open =
      'import sys\nsys.meta_path[:] = [f for f in sys.meta_path if "Closed" not in type(f).__name__]\n';
    expect(await run(`${open}import js`)).toMatch(/^ModuleNotFoundError/);
    expect(await run(`${open}from pyodide.code import run_js\nrun_js("1")`)).toMatch(/Error/);
    const around = `${open}import ctypes\nprint(ctypes.CDLL(None).system(b"id"))`;
    expect(await run(around)).not.toContain('uid');
    // The realm itself makes no code of text, whoever asks it.
    const evals = `${open}import _pyodide_core\nprint(_pyodide_core.run_js("1 + 1"))`;
    expect(await run(evals)).toMatch(/Error|verify-crash/);
  });

  it('cannot leave anything for the next program', async () => {
    await run(
      'import builtins, json, sys\nbuiltins.print = None\njson.dumps = None\nsys.setrecursionlimit(50)\nopen("/tmp/left", "w").write("x")\nsys.modules["re"] = None',
    );
    const code =
      'import json, os, re\nprint(json.dumps([1]), os.listdir("/tmp"), re.sub("a", "b", "a"))';
    expect(await run(code)).toBe('[1] [] b');
  });

  it.each([
    ['runs for ever', 'verify-time', 'while True: pass'],
    ['fills the memory', 'verify-memory', 'x = [bytearray(10**7) for _ in range(1000)]'],
    ['prints for ever', 'verify-flood', 'while True: print("x" * 1000)'],
    ['ends the process', 'verify-crash', 'import os\nos._exit(0)'],
    ['breaks the interpreter', 'verify-crash', 'import os\nos.abort()'],
  ])('and %s is stopped, and the next one runs', async (_, code, program) => {
    expect(await run(program)).toBe(code);
    expect(await run('print(1)')).toBe('1');
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
