// Decides which outcomes are kept between checks: of programs that ended by themselves, by all that
// they depend on. Refuses to know what the outcomes mean.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Outcome } from '@/core/verification/task';

/** The oldest go first. */
const MOST = 50_000;

const kept = z.union([
  z.object({ ended: z.literal('well'), output: z.string() }),
  z.object({
    ended: z.literal('error'),
    output: z.string(),
    name: z.string(),
    message: z.string(),
    worded: z.enum(['program', 'engine']),
  }),
]);
const keptFile = z.record(z.string(), kept);

export interface OutcomeCache {
  get(key: string): Outcome | undefined;
  /** Forgets at once what another machine, or another moment, might end otherwise. */
  set(key: string, outcome: Outcome): void;
  save(): Promise<void>;
}

/** @param file absolute; null keeps nothing. What cannot be read counts as empty. */
export async function openOutcomeCache(file: string | null): Promise<OutcomeCache> {
  const before = await readKept(file);
  const added = new Map<string, Outcome>();
  return {
    get: (key) => before.get(key) ?? added.get(key),
    set(key, outcome) {
      if (outcome.ended === 'well' || outcome.ended === 'error') added.set(key, outcome);
    },
    async save() {
      if (file === null || added.size === 0) return;
      // Another check may have saved meanwhile.
      const all = [...(await readKept(file)), ...added].slice(-MOST);
      const half = `${file}.${process.pid}`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        // It holds what questions have as their keys.
        await writeFile(half, JSON.stringify(Object.fromEntries(all)), { mode: 0o600 });
        await rename(half, file);
      } catch {
        // A folder that cannot be written costs time, nothing else.
        await rm(half, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function readKept(file: string | null): Promise<Map<string, Outcome>> {
  if (file === null) return new Map();
  try {
    const parsed = keptFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return new Map(parsed.success ? Object.entries(parsed.data) : []);
  } catch {
    return new Map();
  }
}
