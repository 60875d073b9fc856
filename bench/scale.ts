// What a library of ten thousand questions costs beside the limits that the design sets: the first reading,
// the next one, the check of one changed file, and the catalogue's pages beside those of a small library.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeLibrary } from '@/bench/generated-library';

const BIG = { patterns: 250, questions: 40, patternsPerTrack: 25 };
const SMALL = { patterns: 1, questions: 30, patternsPerTrack: 1 };
const VISITS = 60;

interface Served {
  url: string;
  /** From the beginning of the process until it was ready. */
  readyMs: number;
  /** Of the reading of the content in it. */
  cpuMs: number;
  peakMb: number;
  stop(): Promise<void>;
}

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-scale-'));
const contentOf = (name: string): string => path.join(folder, name);
let failed = false;

function tell(what: string, value: number, limit: number, unit: string): void {
  const holds = value <= limit;
  failed ||= !holds;
  console.log(
    `${holds ? 'holds ' : 'FAILS '} ${what.padEnd(52)} ${value.toFixed(2)} ${unit} (limit ${limit} ${unit})`,
  );
}

/** The built server alone, on the database that the benchmark was given. */
async function serve(name: string, dataDir: string): Promise<Served> {
  const begun = performance.now();
  const child = spawn(process.execPath, [process.env['BENCH_SERVER'] ?? ''], {
    env: { ...process.env, CONTENT_DIR: contentOf(name), DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { url: string }) => resolve(message.url));
    child.once('exit', () => reject(new Error('The server ended before it was ready.')));
  });
  const readyMs = performance.now() - begun;
  const peak = /VmHWM:\s+(\d+)/.exec(statusOf(child.pid))?.[1];
  const ticks = fieldsOf(child.pid);
  return {
    url,
    readyMs,
    cpuMs: (Number(ticks[11]) + Number(ticks[12])) * 10,
    peakMb: Number(peak ?? 0) / 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function statusOf(pid: number | undefined): string {
  return process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
}

function fieldsOf(pid: number | undefined): string[] {
  if (process.platform !== 'linux') return [];
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Milliseconds of each page: the median of visits that alternate between the two servers. */
async function compare(pages: readonly [string, string][]): Promise<number> {
  const times = pages.map((): number[] => []);
  for (let visit = 0; visit < VISITS; visit += 1) {
    for (const [nth, [url, page]] of pages.entries()) {
      const begun = performance.now();
      await (await fetch(url + page)).text();
      times[nth]?.push(performance.now() - begun);
    }
  }
  const [small, big] = times.map((list) => list.sort((a, b) => a - b)[VISITS / 2] ?? 0);
  return (big ?? 0) / (small ?? 1);
}

/** @returns wall milliseconds of the command on one file that has just changed */
function check(file: string, dataDir: string): Promise<number> {
  appendFileSync(file, '\n<!-- changed -->\n');
  const begun = performance.now();
  const child = spawn(process.execPath, ['scripts/content.mjs', 'check', file], {
    env: { ...process.env, CONTENT_DIR: contentOf('big'), DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', () => resolve(performance.now() - begun)));
}

try {
  writeLibrary(contentOf('big'), BIG);
  writeLibrary(contentOf('small'), SMALL);
  const dataDir = path.join(folder, 'data');
  const first = await serve('big', dataDir);
  tell('first start with 10,000 questions', first.readyMs / 1000, 60, 's');
  console.log(`       of processors: ${(first.cpuMs / 1000).toFixed(1)} s`);
  if (first.peakMb > 0) tell('its most memory', first.peakMb, 1024, 'MB');
  await first.stop();
  const big = await serve('big', dataDir);
  tell('next start', big.readyMs / 1000, 5, 's');
  console.log(`       of processors: ${(big.cpuMs / 1000).toFixed(1)} s`);
  const small = await serve('small', path.join(folder, 'small-data'));
  console.log(`       of the same with 30 questions: ${(small.readyMs / 1000).toFixed(1)} s`);
  for (const page of ['/', '/learn/track-1']) {
    const ratio = await compare([
      [small.url, page],
      [big.url, page],
    ]);
    tell(`the page ${page} beside that of 30 questions`, ratio, 1.2, '×');
  }
  await Promise.all([big.stop(), small.stop()]);
  const file = path.join(contentOf('big'), 'track-1/pattern-1/questions/easy.md');
  await check(file, dataDir);
  const checks = [
    await check(file, dataDir),
    await check(file, dataDir),
    await check(file, dataDir),
  ];
  tell('check of one changed file', Math.min(...checks) / 1000, 1, 's');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
