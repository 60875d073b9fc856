// Decides where this browser keeps what must survive a closed tab: answers on their way, and the pack
// that works without the network. Knows neither the network nor what a question is.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PackedItem } from '@/core/memory/offline-pack';
import type { AnswerRequest } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';

export interface Unsent {
  request: AnswerRequest;
  view: QuestionView;
}

export interface Waiting extends Unsent {
  /** Grows with each answer: they are sent in this order. */
  seq?: number;
  /** The learner took it back before the server had said that it has it. */
  isTakenBack?: true;
  /** Who gave it, where that was known: it is sent as nobody else. */
  by?: string;
  /** The server's sentence, where it will never take this answer. */
  refused?: string;
}

/** Who the server last said is asking in this browser. */
export interface LearnerHere {
  learner: string | null;
  isGuest: boolean;
}

interface Shelf extends DBSchema {
  outbox: { key: number; value: Waiting; indexes: { id: string } };
  pack: { key: string; value: PackedItem & { nth: number } };
  notes: { key: 'pack' | 'learner'; value: { packedAt?: string } & Partial<LearnerHere> };
}

let opening: Promise<IDBPDatabase<Shelf> | null> | null = null;

/** @returns null where the browser keeps nothing (private mode, full disk) */
export function shelf(): Promise<IDBPDatabase<Shelf> | null> {
  opening ??= open().catch(() => null);
  return opening;
}

function open(): Promise<IDBPDatabase<Shelf>> {
  return openDB<Shelf>('holdfast', 1, {
    upgrade(database) {
      const outbox = database.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
      outbox.createIndex('id', 'request.id', { unique: true });
      database.createObjectStore('pack', { keyPath: 'question.id' });
      database.createObjectStore('notes');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opening = null),
  });
}
