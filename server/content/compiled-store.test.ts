import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkContentFiles, compileLibrary } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import { openCompiledStore, type CompiledStore } from '@/server/content/compiled-store';
import { tidyStore } from '@/server/content/tidy-store';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function opened(version = 'one'): CompiledStore {
  const store = openCompiledStore(dataDir, version);
  if (store === null) throw new Error('There is no store.');
  return store;
}

const placesIn = ({ folder }: CompiledStore): string[] =>
  readdirSync(folder).map((name) => path.join(folder, name));

/** Counts what has to be compiled. */
function counting(store: CompiledStore) {
  const kept: string[] = [];
  const counted: CompiledStore = {
    ...store,
    keep: (key, compiled) => {
      kept.push(compiled.path);
      return store.keep(key, compiled);
    },
  };
  return { kept, store: counted };
}

describe('compiled files that outlive the process', () => {
  it('are what compiling gives, to the last letter, and are not compiled again', async () => {
    const fresh = await compileLibrary(libraryFiles(), { store: opened() });
    const { kept, store } = counting(opened());
    const again = await compileLibrary(libraryFiles(), { store });
    expect(kept).toEqual([]);
    expect(again).toStrictEqual(fresh);
  });

  it('are compiled again where the text, or what they asked of others, changed', async () => {
    await compileLibrary(libraryFiles({ 't/p/modes/concept.md': '## A\n\n[x](syntax.md)\n' }), {
      store: opened(),
    });
    const { kept, store } = counting(opened());
    await compileLibrary(
      libraryFiles({
        't/p/modes/concept.md': '## A\n\n[x](syntax.md)\n',
        't/p/modes/syntax.md': '## B\n',
      }),
      { store },
    );
    expect(kept.sort()).toEqual(['t/p/modes/concept.md', 't/p/modes/syntax.md']);
  });

  it('tell an author the same by their heads alone', async () => {
    const files = libraryFiles({
      't/p/modes/concept.md': '## A\n\n:::flwo\n:::\n',
      't/p/pattern.md': '---\ntitle: P\nsummary: S.\nrequires: [t/q]\n---\n',
    });
    const { issues } = await compileLibrary(files, { store: opened() });
    expect(issues.length).toBeGreaterThan(1);
    const checked = await checkContentFiles(files, { store: opened().heads });
    expect(checked.issues).toEqual(issues);
    expect(checked.compiled.every((file) => !('lesson' in file))).toBe(true);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
    ['empty', () => Buffer.alloc(0)],
    ['other words', (bytes: Buffer) => Buffer.from(bytes.toString().replace('One', 'Two'))],
    ['another head', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"path"', '"hpat"'))],
    ['no such file', () => Buffer.from('{}')],
  ])('are not believed when they are %s', async (_name, damage) => {
    const fresh = await compileLibrary(libraryFiles(), { store: opened() });
    for (const place of placesIn(opened())) writeFileSync(place, damage(readFileSync(place)));
    expect(await compileLibrary(libraryFiles(), { store: opened() })).toStrictEqual(fresh);
    const { issues } = await checkContentFiles(libraryFiles(), { store: opened().heads });
    expect(issues).toEqual(fresh.issues);
  });

  it('are read by the same version of the compiler only', async () => {
    await compileLibrary(libraryFiles(), { store: opened('one') });
    const { kept, store } = counting(opened('two'));
    await compileLibrary(libraryFiles(), { store });
    expect(kept).toHaveLength(libraryFiles().length);
  });

  it('are for their owner alone, and no drafts stay', async () => {
    const store = opened();
    await Promise.all([1, 2, 3].map(() => compileLibrary(libraryFiles(), { store })));
    expect((statSync(store.folder).mode & 0o777).toString(8)).toBe('700');
    for (const place of placesIn(store)) {
      expect((statSync(place).mode & 0o777).toString(8)).toBe('600');
      expect(place).not.toMatch(/\.new$/);
    }
  });

  it('are not kept in a folder that others could write to, nor through a link', () => {
    const folder = path.join(dataDir, 'content-cache');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(openCompiledStore(dataDir, 'one')).toBeNull();
    rmSync(folder, { recursive: true });
    mkdirSync(path.join(dataDir, 'elsewhere'), { mode: 0o700 });
    symlinkSync(path.join(dataDir, 'elsewhere'), folder);
    expect(openCompiledStore(dataDir, 'one')).toBeNull();
    expect(openCompiledStore('/proc/none', 'one')).toBeNull();
  });
});

describe('tidying', () => {
  it('keeps what was used last, and drops versions and drafts that were left', async () => {
    const store = opened();
    await compileLibrary(libraryFiles(), { store });
    const places = placesIn(store);
    const old = places[0] ?? '';
    utimesSync(old, 1, 1);
    const draft = path.join(store.folder, 'a.1-2.new');
    writeFileSync(draft, '');
    utimesSync(draft, 1, 1);
    for (const version of ['two', 'three', 'four']) opened(version);
    utimesSync(opened('two').folder, 1, 1);
    await tidyStore(store.folder);
    expect(placesIn(store)).toEqual(places);
    expect(readdirSync(path.dirname(store.folder)).sort()).toEqual(['four', 'one', 'three']);
    const size = places.reduce((sum, place) => sum + statSync(place).size, 0);
    await tidyStore(store.folder, size - 1);
    expect(existsSync(old)).toBe(false);
    expect(placesIn(store).length).toBeGreaterThan(0);
  });
});
