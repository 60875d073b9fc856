// Decides which cards a learner takes along to Anki: one for each skill that they remember, shown as
// the question of it that they answered last. Refuses to know what may be told: the caller leaves it out.
import { noteOf } from '@/core/exchange/anki-note';
import { ankiGuid, writeAnkiPackage, type AnkiNote } from '@/core/exchange/anki-package';
import {
  collectionStart,
  learnerCard,
  type PastAnswer,
  type Remembering,
} from '@/core/exchange/learner-card';
import { readCompiled } from '@/core/exchange/markdown-reader';
import type { MemoryCard } from '@/core/memory/card';
import type { Question } from '@/core/questions/question';

/** A question that may be told, as its author wrote it. */
export interface ToldQuestion {
  question: Question;
  source: string;
}

export interface RememberedSkill {
  /** `track/pattern#slug` */
  skill: string;
  card: MemoryCard;
  /** Oldest first. */
  answers: readonly PastAnswer[];
  /** The one answered last comes first; those that cannot be written are passed over. */
  questions: readonly ToldQuestion[];
}

/** Plain data, so that it can be sent to another thread. */
export interface LearnerDeck {
  learner: Remembering;
  now: Date;
  skills: readonly RememberedSkill[];
  /** Names of decks by `track/pattern`; `::` parts a deck from those in it. */
  decks: ReadonlyMap<string, string>;
  /** By path inside the content folder. */
  images: ReadonlyMap<string, { sha: string; bytes: Uint8Array }>;
}

/**
 * @param wasm SQLite compiled to WebAssembly, as sql.js brings it
 * @param pause awaited every few milliseconds
 * @returns an Anki package; null where no skill has a question that can be written
 */
export async function writeLearnerDeck(
  deck: LearnerDeck,
  wasm: Uint8Array,
  pause: () => Promise<void>,
): Promise<Uint8Array | null> {
  const { learner, skills, now } = deck;
  const media = new Media(deck.images);
  const used = new Set<string>();
  const notes: AnkiNote[] = [];
  for (const remembered of skills) {
    const note = noteFor(remembered, deck, media, used);
    if (note !== null) notes.push(note);
    await pause();
  }
  if (notes.length === 0) return null;
  const days = skills.map(({ card }) => Math.min(card.dueDay, card.lastLocalDay));
  const createdAt = collectionStart(days, learner);
  return writeAnkiPackage({ notes, media: media.files, now, createdAt }, wasm, pause);
}

/** @param used questions that another card shows already */
function noteFor(
  { skill, card, answers, questions }: RememberedSkill,
  { decks, learner }: LearnerDeck,
  media: Media,
  used: Set<string>,
): AnkiNote | null {
  for (const { question, source } of questions) {
    const { id, pattern } = question;
    const written = used.has(id) ? null : readCompiled(question, source);
    if (written === null) continue;
    used.add(id);
    const image = (address: string) => media.nameOf(pattern, address);
    const note = noteOf(written, { pattern, deck: decks.get(pattern) ?? pattern, image });
    return {
      ...note,
      // The skill names it: a later export updates it, whichever question is then shown.
      guid: ankiGuid(`card:${skill}`),
      tags: [...new Set([...note.tags, `skill-${skill.replace(/^.*#/, '')}`])],
      card: learnerCard(card, answers, learner),
    };
  }
  return null;
}

/** Images keep their names, where no other pattern has a different one of that name. */
class Media {
  readonly files = new Map<string, Uint8Array>();
  private readonly shas = new Map<string, string>();

  constructor(private readonly images: LearnerDeck['images']) {}

  nameOf(pattern: string, address: string): string | null {
    const path = `${pattern}/${address.replace(/^(\.\.\/)+/, '')}`;
    const image = this.images.get(path);
    if (image === undefined) return null;
    const plain = path.replace(/^.*\//, '');
    const taken = this.shas.get(plain);
    const isFree = taken === undefined || taken === image.sha;
    const name = isFree ? plain : `${image.sha.slice(0, 12)}-${plain}`;
    this.shas.set(name, image.sha);
    this.files.set(name, image.bytes);
    return name;
  }
}
