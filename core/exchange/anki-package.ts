// Decides how notes, cards and reviews become an Anki package (.apkg) that every version of Anki
// reads: a collection of schema 11 with media in a ZIP. Refuses to know what the notes say.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@/core/content/hash';
import {
  CREATE_TABLES,
  ankiConfiguration,
  ankiDecks,
  ankiModels,
  MODEL_IDS,
} from '@/core/exchange/anki-schema';
import { Sqlite } from '@/core/exchange/sqlite';
import { zipWithPauses } from '@/core/exchange/zip';

export interface AnkiReview {
  at: Date;
  /** again, hard, good, easy */
  ease: 1 | 2 | 3 | 4;
  /** Days until it was due next, and what they had been before. */
  intervalDays: number;
  lastIntervalDays: number;
  /** Time taken; Anki keeps at most a minute. */
  elapsedMs: number;
  kind: 'learn' | 'review' | 'relearn';
}

/** The memory state of one card. */
export interface AnkiCardState {
  /** Any instant of the local day on which it is due. */
  due: Date;
  intervalDays: number;
  reps: number;
  lapses: number;
  /** FSRS: days until recall falls to 90 %, and 1 (easy) to 10. */
  memory: { stability: number; difficulty: number } | null;
  reviews: readonly AnkiReview[];
}

export interface AnkiNote {
  /** Names the note for ever: importing it again updates it. */
  guid: string;
  /** `basic` has the fields front and back; `cloze` text and extra. All HTML. */
  kind: 'basic' | 'cloze';
  front: string;
  back: string;
  /** Kept in fields that no card shows. */
  id: string;
  source: string;
  /** Parts are joined by `::`. */
  deck: string;
  /** Without spaces. */
  tags: readonly string[];
  /** Null: new. */
  card: AnkiCardState | null;
}

export interface AnkiPackage {
  notes: readonly AnkiNote[];
  /** By the names that the fields use. */
  media: ReadonlyMap<string, Uint8Array>;
  now: Date;
  /** A day before the first one due, at the hour when a day begins for the learner. */
  createdAt: Date;
}

/** The guid of what we call by this name, such as `track/pattern/question`. */
export function ankiGuid(name: string): string {
  return `hf-${sha256(`holdfast:${name}`).slice(0, 16)}`;
}

/**
 * @param wasm SQLite compiled to WebAssembly, as sql.js brings it
 * @param pause awaited every few milliseconds, for a process that serves others, too
 */
export async function writeAnkiPackage(
  content: AnkiPackage,
  wasm: Uint8Array,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const database = await Sqlite.open(wasm);
  database.run('BEGIN');
  for (const statement of CREATE_TABLES) database.run(statement);
  const decks = [...new Set(content.notes.map(({ deck }) => deck))];
  writeCollection(database, content, decks);
  const taken = new Set<number>();
  for (const [nth, note] of content.notes.entries()) {
    writeNote(database, note, nth, content, taken);
    await pause();
  }
  database.run('COMMIT');
  const bytes = database.bytes();
  database.close();
  const media = [...content.media];
  const names = Object.fromEntries(media.map(([name], nth) => [nth, name]));
  const files = {
    'collection.anki2': bytes,
    media: utf8ToBytes(JSON.stringify(names)),
    ...Object.fromEntries(media.map(([, file], nth) => [String(nth), file])),
  };
  return zipWithPauses(files, pause);
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

function writeCollection(
  database: Sqlite,
  { now, createdAt }: AnkiPackage,
  decks: readonly string[],
): void {
  const [modified, milliseconds] = [seconds(now), now.getTime()];
  database.run('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
    seconds(createdAt),
    milliseconds,
    milliseconds,
    JSON.stringify(ankiConfiguration.collection),
    JSON.stringify(ankiModels(modified)),
    JSON.stringify(
      ankiDecks(
        decks.map((name) => ({ id: deckId(name), name })),
        modified,
      ),
    ),
    JSON.stringify(ankiConfiguration.decks),
    '{}',
  ]);
}

function deckId(name: string): number {
  return numberOf(`deck:${name}`);
}

/** A number of 40 bits, as ids of Anki are: milliseconds of some time. */
function numberOf(name: string): number {
  return parseInt(sha256(name).slice(0, 10), 16) + 2 ** 40;
}

function freeId(first: number, taken: Set<number>): number {
  let id = first;
  while (taken.has(id)) id += 1;
  taken.add(id);
  return id;
}

function writeNote(
  database: Sqlite,
  note: AnkiNote,
  nth: number,
  content: AnkiPackage,
  taken: Set<number>,
): void {
  const { guid, kind, front, back, id, source, tags } = note;
  // The first field is what Anki sorts by and compares for duplicates.
  const fields = [front, back, id, source];
  // Ids stand in the order of the package; which note is which is the guid's to say.
  const noteId = freeId(numberOf(`note:${note.deck}`) + nth, taken);
  const modified = seconds(content.now);
  const plain = (fields[0] ?? '').replace(/<[^>]*>/g, '');
  database.run('INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, ?)', [
    noteId,
    guid,
    MODEL_IDS[kind],
    modified,
    tags.length === 0 ? '' : ` ${tags.map((tag) => tag.replace(/\s+/g, '-')).join(' ')} `,
    fields.map((field) => field.replaceAll('\x1f', ' ')).join('\x1f'),
    plain,
    parseInt(bytesToHex(sha1(utf8ToBytes(plain))).slice(0, 8), 16),
    '',
  ]);
  writeCard(database, note, { nth, noteId, content, taken });
}

interface CardPlace {
  nth: number;
  noteId: number;
  content: AnkiPackage;
  taken: Set<number>;
}

const DAY_SECONDS = 86_400;
const REVIEW_KINDS = { learn: 0, review: 1, relearn: 2 } as const;

/** New cards are due in the order of the package, learnt ones by days since the collection began. */
function writeCard(database: Sqlite, { deck, card }: AnkiNote, place: CardPlace): void {
  const { nth, noteId, content, taken } = place;
  const cardId = freeId(numberOf(`card:${deck}`) + nth, taken);
  const day = (instant: Date) =>
    Math.floor((seconds(instant) - seconds(content.createdAt)) / DAY_SECONDS);
  const memory =
    card === null || card.memory === null
      ? ''
      : JSON.stringify({
          s: Number(card.memory.stability.toFixed(4)),
          d: Number(card.memory.difficulty.toFixed(3)),
        });
  const interval = card === null ? 0 : Math.max(1, Math.round(card.intervalDays));
  database.run('INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)', [
    cardId,
    noteId,
    deckId(deck),
    seconds(content.now),
    card === null ? 0 : 2,
    card === null ? 0 : 2,
    card === null ? nth + 1 : day(card.due),
    interval,
    card === null ? 0 : 2500,
    card?.reps ?? 0,
    card?.lapses ?? 0,
    memory,
  ]);
  for (const review of card?.reviews ?? []) {
    const id = freeId(review.at.getTime(), taken);
    database.run('INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)', [
      id,
      cardId,
      review.ease,
      Math.round(review.intervalDays),
      Math.round(review.lastIntervalDays),
      2500,
      Math.min(60_000, Math.max(0, Math.round(review.elapsedMs))),
      REVIEW_KINDS[review.kind],
    ]);
  }
}
