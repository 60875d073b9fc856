import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/core/errors';
import { apkg } from '@/core/exchange/formats/apkg';
import { aids } from '@/core/exchange/testing/aids';
import { packed, sql } from '@/core/exchange/testing/anki-collection';
import { Zip } from '@/core/exchange/zip';

const text = (words: string) => new TextEncoder().encode(words);

describe('hostile packages', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['no collection', () => zipSync({ media: text('{}') }), 'no collection'],
    [
      'no database',
      () => zipSync({ 'collection.anki2': text('SQLite format 3 but not really') }),
      'database cannot be read',
    ],
    [
      'a view in place of a table',
      () => {
        const database = new sql.Database();
        database.run('CREATE TABLE col (id)');
        database.run('CREATE TABLE cards (id)');
        database.run(
          'CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n',
        );
        return zipSync({ 'collection.anki2': database.export() });
      },
      'no table "notes"',
    ],
    [
      'no Zstandard',
      () => zipSync({ 'collection.anki21b': text('nothing of the kind') }),
      'no Zstandard',
    ],
    [
      'too much memory',
      () =>
        zipSync({ 'collection.anki21b': Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 1, 2, 3) }),
      'too much memory',
    ],
  ])('%s is refused', async (_, bytes, why) => {
    const archive = bytes();
    const error = await apkg.read(archive, 'x.apkg', aids).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(DomainError);
    expect((error as DomainError).message).toContain(why);
  });

  it('a few bytes that would unpack to gigabytes end at the limit', async () => {
    // Blocks that each repeat one byte 128 KiB long.
    const blocks = Array.from({ length: 4000 }, () => [0x02, 0x00, 0x10, 0x00]).flat();
    const bomb = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58, ...blocks]);
    const archive = zipSync({ 'collection.anki21b': bomb });
    await expect(apkg.read(archive, 'x.apkg', aids)).rejects.toThrow(/over 128 MiB|damaged/);
  }, 20_000);

  it('changed bytes never fail but by name', async () => {
    const whole = packed([
      ['a', 1, ['f', 'b']],
      ['b', 3, ['{{c1::x}}', '']],
    ]);
    const inside = new Zip(whole).file('collection.anki2') ?? text('');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: inside.length - 1 }), fc.nat({ max: 255 })), {
          maxLength: 20,
        }),
        async (changes) => {
          const bytes = inside.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const archive = zipSync({ 'collection.anki2': bytes }, { level: 0 });
          await apkg.read(archive, 'x.apkg', aids).catch((error: unknown) => {
            expect(error).toBeInstanceOf(DomainError);
          });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
