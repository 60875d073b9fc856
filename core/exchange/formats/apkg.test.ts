import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ankiGuid, writeAnkiPackage, type AnkiCardState } from '@/core/exchange/anki-package';
import { question } from '@/core/exchange/exchange';
import { apkg } from '@/core/exchange/formats/apkg';
import { formatOf } from '@/core/exchange/registry';
import { aids } from '@/core/exchange/testing/aids';
import { packed, sql, wasm, type Note } from '@/core/exchange/testing/anki-collection';
import { Zip } from '@/core/exchange/zip';

const text = (words: string) => new TextEncoder().encode(words);

const read = (notes: readonly Note[]) => apkg.read(packed(notes), 'x.apkg', aids);

describe('a package of Anki desktop', () => {
  it('takes basic notes in both directions, with HTML, tags and images', async () => {
    const { questions, refused, images, found } = await read([
      [
        'q#xT2~',
        1,
        ['<div>Capital of <b>France</b>?</div><img src="pixel.png">', 'Paris<br>'],
        ' europe::west leech ',
      ],
      ['b', 2, ['hola', 'hello']],
      ['c', 1, ['2 + 2&nbsp;=', '4']],
      [
        'd',
        1,
        ['Why?', 'Because of a long story that nobody could ever type word for word again here.'],
      ],
      ['e', 1, ['Sound?', '[sound:a.mp3]']],
    ]);
    expect(found).toBe(6);
    expect(refused.map(({ why }) => why)).toEqual([
      'Its answer has 15 words: too long to be typed and compared. Ask for less, or offer options.',
      'Its answer is empty.',
    ]);
    expect(images.size).toBe(1);
    expect(questions).toMatchObject([
      { id: 'anki-q#xT2~', tags: ['europe-west'], answer: { kind: 'text', accepted: ['Paris'] } },
      { stem: 'hola', answer: { accepted: ['hello'] } },
      { id: 'anki-b-2', stem: 'hello', answer: { accepted: ['hola'] } },
      { stem: '2 + 2 =', answer: { kind: 'numeric', low: 4, high: 4 } },
    ]);
    expect(questions[0]?.stem).toMatch(
      /^Capital of \*\*France\*\*\?\n\n!\[.*\]\(\.\.\/images\/imported-/,
    );
    expect(questions[0]?.notes).toEqual(['An image has no description: say what it shows.']);
  });

  it('takes cloze notes with hints, extra words and gaps inside gaps', async () => {
    const { questions, refused } = await read([
      ['a', 3, ['{{c1::Canberra::city}} is in <i>{{c2::Australia}}</i>.', 'Founded 1913.']],
      ['b', 3, ['The {{c1::quick {{c2::brown}} fox}} jumps']],
      ['c', 3, ['\\( x = {{c1::1}} \\)', '']],
      ['d', 3, ['No gap.', '']],
    ]);
    expect(questions).toMatchObject([
      { stem: '[[Canberra]] is in *[[Australia]]*.', hints: ['city'], solution: 'Founded 1913.' },
      { stem: 'The quick [[brown]] fox jumps' },
    ]);
    expect(refused.map(({ why }) => why)).toEqual([
      'It has a gap inside a formula.',
      'It is a cloze without a gap.',
    ]);
  });

  it('takes packages of today: Zstandard, tables for types, media as messages', async () => {
    const bytes = await readFile('core/exchange/testing/anki21b.apkg').catch(() => null);
    expect(bytes).not.toBeNull();
    const { questions, images } = await apkg.read(new Uint8Array(bytes ?? []), 'x.apkg', aids);
    expect(questions).toMatchObject([
      { stem: 'One?', answer: { accepted: ['one'] } },
      { stem: 'It is [[so]].', answer: { kind: 'cloze' } },
    ]);
    expect(images.size).toBe(0);
  });
});

describe('a package of ours', () => {
  const asked = question({
    id: 'sky',
    stem: 'Which colour?\n\n![A square](../images/pixel.png)',
    answer: {
      kind: 'single',
      options: [
        { text: 'blue', correct: true },
        { text: 'red', correct: false },
      ],
    },
    difficulty: 'hard',
    skill: 'colour',
    tags: ['air'],
  });

  it('names its notes for ever, tags them, and puts them into a deck of the pattern', async () => {
    const { bytes } = (await apkg.write?.([asked], aids)) ?? { bytes: new Uint8Array() };
    const zip = new Zip(bytes);
    const database = new sql.Database(zip.file('collection.anki2'));
    const [notes] = database.exec('SELECT guid, tags, flds FROM notes');
    const [decks] = database.exec('SELECT decks FROM col');
    expect(notes?.values[0]?.slice(0, 2)).toEqual([
      ankiGuid('t/p/sky'),
      ' air level-hard skill-colour ',
    ]);
    expect(String(notes?.values[0]?.[2])).toContain('<img src="pixel.png" alt="A square"/>');
    expect(String(decks?.values[0]?.[0])).toContain('"name":"Pattern"');
    expect(new TextDecoder().decode(zip.file('media') ?? text(''))).toBe('{"0":"pixel.png"}');
    expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']]);
  });

  it('refuses a choice whose faces were edited in Anki', async () => {
    const { bytes } = (await apkg.write?.([asked], aids)) ?? { bytes: new Uint8Array() };
    const zip = new Zip(bytes);
    const database = new sql.Database(zip.file('collection.anki2'));
    database.run(
      "UPDATE notes SET flds = replace(flds, 'Which colour?', 'What colour?') WHERE flds LIKE '%Which colour%'",
    );
    database.run(
      "UPDATE notes SET flds = replace(flds, '&quot;stem&quot;:&quot;What', '&quot;stem&quot;:&quot;Which')",
    );
    const edited = zipSync({ 'collection.anki2': database.export(), media: text('{}') });
    const { refused } = await apkg.read(edited, 'x.apkg', aids);
    expect(refused[0]?.why).toContain('It was edited in Anki');
  });

  it('carries the memory state of a card: due day, interval, FSRS numbers and reviews', async () => {
    const card: AnkiCardState = {
      due: new Date('2026-11-25T08:00:00Z'),
      intervalDays: 6.4,
      reps: 3,
      lapses: 1,
      memory: { stability: 12.345678, difficulty: 5.5 },
      reviews: [
        {
          at: new Date('2026-11-19T08:00:00Z'),
          ease: 3,
          intervalDays: 6,
          lastIntervalDays: 2,
          elapsedMs: 99_000,
          kind: 'review',
        },
      ],
    };
    const bytes = await writeAnkiPackage(
      {
        notes: [
          {
            guid: 'g',
            kind: 'basic',
            front: 'f',
            back: 'b',
            id: 'i',
            source: '',
            deck: 'D',
            tags: [],
            card,
          },
        ],
        media: new Map(),
        now: new Date('2026-11-21T12:00:00Z'),
        createdAt: new Date('2026-11-01T04:00:00Z'),
      },
      wasm,
    );
    const database = new sql.Database(new Zip(bytes).file('collection.anki2'));
    expect(
      database.exec('SELECT type, queue, due, ivl, reps, lapses, data FROM cards')[0]?.values,
    ).toEqual([[2, 2, 24, 6, 3, 1, '{"s":12.3457,"d":5.5}']]);
    expect(
      database.exec('SELECT id, ease, ivl, lastIvl, time, type FROM revlog')[0]?.values,
    ).toEqual([[Date.parse('2026-11-19T08:00:00Z'), 3, 6, 2, 60_000, 1]]);
  });
});

it('is known by what it holds, whatever it is called', () => {
  expect(formatOf('deck.zip', packed([]))?.name).toBe('apkg');
});
