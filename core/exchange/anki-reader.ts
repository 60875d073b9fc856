// Decides what an Anki package holds, old (collection.anki2, .anki21) or new (.anki21b, packed with
// Zstandard): notes, their types, decks and media. Refuses to know what they mean.
import { DomainError } from '@/core/errors';
import { Sqlite } from '@/core/exchange/sqlite';
import { Zip, ZIP_LIMITS } from '@/core/exchange/zip';
import { isZstd, unzstd } from '@/core/exchange/zstd';

export interface AnkiType {
  name: string;
  isCloze: boolean;
  fields: string[];
  templates: { name: string; front: string; back: string }[];
}

export interface ReadNote {
  guid: string;
  type: AnkiType;
  fields: string[];
  tags: string[];
  deck: string;
  /** Templates of which it has a card; the numbers of its gaps less one for cloze. */
  cards: number[];
}

export interface ReadPackage {
  notes: ReadNote[];
  /** The file that a field names; null where there is none. */
  media(name: string): Uint8Array | null;
}

const MAX_COLLECTION = 128 * 1024 * 1024;

/** @throws DomainError "exchange/unreadable" */
export async function readAnkiPackage(bytes: Uint8Array, wasm: Uint8Array): Promise<ReadPackage> {
  const zip = new Zip(bytes);
  const database = await Sqlite.open(wasm, collectionIn(zip));
  try {
    for (const table of ['col', 'notes', 'cards']) {
      if (!database.hasTable(table)) throw unreadable(`its collection has no table "${table}"`);
    }
    const isNew = database.hasTable('notetypes');
    const types = isNew ? newTypes(database) : oldTypes(database);
    const decks = isNew ? newDecks(database) : oldDecks(database);
    return { notes: notesIn(database, types, decks), media: mediaIn(zip) };
  } finally {
    database.close();
  }
}

function unreadable(why: string): DomainError {
  return new DomainError('exchange/unreadable', `This Anki package is not read: ${why}.`);
}

/** The newest: older ones beside it only say that Anki should be updated. */
function collectionIn(zip: Zip): Uint8Array {
  const packed = zip.file('collection.anki21b');
  if (packed !== null) return unzstd(packed, MAX_COLLECTION);
  const plain = zip.file('collection.anki21') ?? zip.file('collection.anki2');
  if (plain === null) throw unreadable('it has no collection');
  return plain;
}

function notesIn(
  database: Sqlite,
  types: ReadonlyMap<string, AnkiType>,
  decks: ReadonlyMap<string, string>,
): ReadNote[] {
  const cards = new Map<string, { deck: string; ords: number[] }>();
  const query =
    'SELECT CAST(nid AS TEXT), CAST(CASE WHEN odid > 0 THEN odid ELSE did END AS TEXT), ord FROM cards ORDER BY nid, ord';
  for (const [note, deck, ord] of database.rows(query)) {
    const own = cards.get(String(note)) ?? { deck: decks.get(String(deck)) ?? '', ords: [] };
    own.ords.push(Number(ord));
    cards.set(String(note), own);
  }
  return database
    .rows('SELECT CAST(id AS TEXT), guid, CAST(mid AS TEXT), tags, flds FROM notes ORDER BY id')
    .flatMap(([id, guid, type, tags, fields]) => {
      const own = cards.get(String(id));
      const known = types.get(String(type));
      if (known === undefined) return [];
      return [
        {
          guid: String(guid),
          type: known,
          fields: String(fields).split('\x1f'),
          tags: String(tags)
            .split(/\s+/)
            .filter((tag) => tag !== ''),
          deck: own?.deck ?? '',
          cards: own?.ords ?? [],
        },
      ];
    });
}

interface OldModel {
  name?: unknown;
  type?: unknown;
  flds?: { name?: unknown; ord?: unknown }[];
  tmpls?: { name?: unknown; ord?: unknown; qfmt?: unknown; afmt?: unknown }[];
}

function oldTypes(database: Sqlite): Map<string, AnkiType> {
  const models = Object.entries(jsonIn(database, 'models')) as [string, OldModel][];
  const inOrder = <One extends { ord?: unknown }>(all: readonly One[] | undefined) =>
    Array.isArray(all) ? [...all].sort((one, other) => Number(one.ord) - Number(other.ord)) : [];
  return new Map(
    models.map(([id, model]) => [
      id,
      {
        name: String(model?.name ?? ''),
        isCloze: model?.type === 1,
        fields: inOrder(model?.flds).map(({ name }) => String(name)),
        templates: inOrder(model?.tmpls).map(({ name, qfmt, afmt }) => ({
          name: String(name),
          front: String(qfmt ?? ''),
          back: String(afmt ?? ''),
        })),
      },
    ]),
  );
}

function oldDecks(database: Sqlite): Map<string, string> {
  return new Map(
    Object.entries(jsonIn(database, 'decks')).map(([id, deck]) => [
      id,
      String((deck as { name?: unknown } | null)?.name ?? ''),
    ]),
  );
}

function jsonIn(database: Sqlite, column: 'models' | 'decks'): Record<string, unknown> {
  const [row] = database.rows(`SELECT ${column} FROM col LIMIT 1`);
  try {
    const value: unknown = JSON.parse(String(row?.[0] ?? '{}'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    throw unreadable(`its ${column} are no JSON`);
  }
}

function newTypes(database: Sqlite): Map<string, AnkiType> {
  const types = new Map<string, AnkiType>();
  for (const [id, name, config] of database.rows(
    'SELECT CAST(id AS TEXT), name, config FROM notetypes',
  )) {
    const kind = messageOf(config as Uint8Array).find(({ field }) => field === 1)?.value;
    types.set(String(id), { name: String(name), isCloze: kind === 1, fields: [], templates: [] });
  }
  for (const [id, name] of database.rows(
    'SELECT CAST(ntid AS TEXT), name FROM fields ORDER BY ntid, ord',
  )) {
    types.get(String(id))?.fields.push(String(name));
  }
  const templates = database.rows(
    'SELECT CAST(ntid AS TEXT), name, config FROM templates ORDER BY ntid, ord',
  );
  for (const [id, name, config] of templates) {
    const parts = messageOf(config as Uint8Array);
    const text = (field: number) => {
      const value = parts.find((part) => part.field === field)?.value;
      return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
    };
    types.get(String(id))?.templates.push({ name: String(name), front: text(1), back: text(2) });
  }
  return types;
}

/** Levels of decks are parted by a control character there. */
function newDecks(database: Sqlite): Map<string, string> {
  return new Map(
    database
      .rows('SELECT CAST(id AS TEXT), name FROM decks')
      .map(([id, name]) => [String(id), String(name).replaceAll('\x1f', '::')]),
  );
}

function mediaIn(zip: Zip): ReadPackage['media'] {
  const numbers = new Map<string, string>();
  const index = zip.file('media');
  if (index !== null) {
    if (isZstd(index)) {
      messageOf(unzstd(index, ZIP_LIMITS.fileBytes)).forEach(({ value }, nth) => {
        const name =
          value instanceof Uint8Array
            ? messageOf(value).find(({ field }) => field === 1)
            : undefined;
        if (name?.value instanceof Uint8Array) {
          numbers.set(new TextDecoder().decode(name.value).normalize('NFC'), String(nth));
        }
      });
    } else {
      for (const [number, name] of Object.entries(mediaJson(index))) {
        numbers.set(String(name).normalize('NFC'), number);
      }
    }
  }
  return (name) => {
    const number = numbers.get(name.normalize('NFC'));
    const file = number === undefined ? null : zip.file(number);
    return file !== null && isZstd(file) ? unzstd(file, ZIP_LIMITS.fileBytes) : file;
  };
}

function mediaJson(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes) || '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The fields of a protocol buffer: numbers, and bytes for what is longer. */
function messageOf(bytes: Uint8Array): { field: number; value: number | Uint8Array }[] {
  const found: { field: number; value: number | Uint8Array }[] = [];
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; at < bytes.length && shift < 64; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw unreadable('it has a message that is damaged');
  };
  while (at < bytes.length) {
    const key = number();
    const [field, wire] = [Math.floor(key / 8), key % 8];
    if (wire === 0) found.push({ field, value: number() });
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else if (wire === 2) {
      const length = number();
      if (at + length > bytes.length) throw unreadable('it has a message that is damaged');
      found.push({ field, value: bytes.subarray(at, at + length) });
      at += length;
    } else throw unreadable('it has a message that is damaged');
  }
  return found;
}
