import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import { formatOf } from '@/core/exchange/registry';
import type { LearnerDeck } from '@/core/exchange/learner-deck';
import { DEFAULT_PARAMETERS } from '@/core/memory/parameters';
import { DAY_MS } from '@/core/time';
import { sqliteWasm } from '@/server/exchange/sqlite-wasm';
import { log } from '@/server/health/log';
import { ankiThreadAt } from '@/server/progress/anki-thread';
import { packDeck, packDecksWith } from '@/server/progress/pack-deck';

/** Inside the project, so that packages are found from there. */
const CACHE = path.resolve('.cache');
let folder = '';
let deck: LearnerDeck;

beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(path.join(CACHE, 'anki-worker-'));
  await build({
    entryPoints: ['server/progress/anki-worker.ts'],
    outfile: path.join(folder, 'worker.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const { library, sources } = await compileLibrary(libraryFiles());
  const questions = library?.tracks[0]?.patterns[0]?.questions ?? [];
  const day = 20_000;
  deck = {
    learner: { timeZone: 'Europe/Paris', rolloverHour: 4, recallOffset: 0 },
    now: new Date(day * DAY_MS),
    skills: questions.map((question) => ({
      skill: question.skill,
      card: {
        stability: 3,
        difficulty: 5,
        known: 1,
        reps: 1,
        lapses: 0,
        lastAnsweredAt: new Date(day * DAY_MS),
        lastLocalDay: day,
        dueDay: day + 3,
        parameterVersion: DEFAULT_PARAMETERS.version,
      },
      answers: [],
      questions: [{ question, source: sources.get(question.version) ?? '' }],
    })),
    decks: new Map([['t/p', 'Track::Pattern']]),
    images: new Map(),
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const threadOf = (name: string) => ankiThreadAt(pathToFileURL(path.join(folder, name)));

async function idsIn(bytes: Uint8Array | null) {
  const aids = { sqliteWasm, neighbour: () => null };
  const packed = bytes ?? new Uint8Array();
  const reading = await formatOf('a.apkg', packed)?.read(packed, 'a.apkg', aids);
  return reading?.questions.map(({ id }) => id);
}

it('packs the same deck beside the thread that serves, on it, and where the other one fails', async () => {
  const here = await packDeck(deck);
  expect(await idsIn(here)).toHaveLength(20);
  const failed = vi.spyOn(log(), 'warn').mockImplementation(() => undefined);
  packDecksWith(threadOf('worker.mjs'));
  expect(await packDeck(deck)).toEqual(here);
  expect(await packDeck({ ...deck, skills: [] })).toBeNull();
  expect(failed).not.toHaveBeenCalled();
  writeFileSync(path.join(folder, 'fails.mjs'), 'throw new Error("no");');
  packDecksWith(threadOf('fails.mjs'));
  expect(await packDeck(deck)).toEqual(here);
  writeFileSync(path.join(folder, 'ends.mjs'), '');
  packDecksWith(threadOf('ends.mjs'));
  expect(await packDeck(deck)).toEqual(here);
  expect(failed).toHaveBeenCalledTimes(2);
});
