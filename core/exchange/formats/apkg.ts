// Decides how Anki packages are read and written: notes of ours come back whole, others as far as
// their answers can be typed.
import { cardsOf, draftOfCard, wordsOfNote } from '@/core/exchange/anki-card';
import { isUnedited, noteOf, questionOfSource } from '@/core/exchange/anki-note';
import { writeAnkiPackage } from '@/core/exchange/anki-package';
import { readAnkiPackage, type ReadNote } from '@/core/exchange/anki-reader';
import { Tally, Unusable } from '@/core/exchange/draft';
import type { ExchangeDraft, Format } from '@/core/exchange/exchange';
import { Images } from '@/core/exchange/images';
import { isZip, Zip } from '@/core/exchange/zip';
import { DIFFICULTIES } from '@/core/questions/question';
import { DAY_MS } from '@/core/time';

/** @see https://github.com/ankitects/anki */
export const apkg: Format = {
  name: 'apkg',
  endings: ['apkg', 'colpkg'],

  detect(fileName, bytes) {
    if (!isZip(bytes)) return 0;
    if (/\.(apkg|colpkg)$/i.test(fileName)) return 0.97;
    try {
      return new Zip(bytes).names.some((name) => /^collection\.anki2/.test(name)) ? 0.97 : 0;
    } catch {
      return 0;
    }
  },

  async read(bytes, _fileName, aids) {
    const { notes, media } = await readAnkiPackage(bytes, await aids.sqliteWasm());
    const tally = new Tally(
      new Images((address) => {
        const name = address.replace(/^\.\.\/images\//, '');
        return media(name) ?? media(decodedName(name));
      }),
    );
    let nth = 0;
    for (const note of notes) {
      for (const ord of cardsOf(note)) {
        nth += 1;
        tally.take(nth, wordsOfNote(note), () => draftOf(note, ord));
      }
    }
    const ownIds = notes.length > 0 && notes.every(({ type }) => type.name.startsWith('Holdfast'));
    return { ...tally.reading(), ownIds };
  },

  async write(questions, aids) {
    const media = new Map<string, Uint8Array>();
    const image = (address: string) => {
      const bytes = aids.image(address);
      const name = address.replace(/^.*\//, '');
      if (bytes === null) return null;
      media.set(name, bytes);
      return name;
    };
    const notes = questions.map((question) =>
      noteOf(question, { pattern: aids.pattern, deck: aids.title.replaceAll('::', ' '), image }),
    );
    const createdAt = new Date(Math.floor(aids.now.getTime() / DAY_MS) * DAY_MS);
    const wasm = await aids.sqliteWasm();
    const bytes = await writeAnkiPackage({ notes, media, now: aids.now, createdAt }, wasm);
    return { bytes, losses: [] };
  },
};

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function draftOf(note: ReadNote, ord: number): ExchangeDraft {
  const at = note.type.fields.indexOf('Source');
  const own = at < 0 ? null : questionOfSource(note.fields[at] ?? '');
  if (own !== null) {
    if (isUnedited(own, note.fields[0] ?? '', note.fields[1] ?? '')) return own;
    if (
      own.answer.kind !== 'cloze' &&
      own.answer.kind !== 'text' &&
      own.answer.kind !== 'numeric'
    ) {
      throw new Unusable(
        'It was edited in Anki, which knows only its faces: edit the question here.',
      );
    }
  }
  const level = DIFFICULTIES.find((one) => note.tags.includes(`level-${one}`)) ?? null;
  const skill = note.tags.flatMap((tag) => /^skill-([a-z0-9-]{1,64})$/.exec(tag)?.[1] ?? [])[0];
  return {
    id: own?.id ?? `anki-${note.guid}${ord === 0 ? '' : `-${ord + 1}`}`,
    ...draftOfCard(note, ord),
    difficulty: level,
    skill: skill ?? null,
    tags: note.tags
      .filter(
        (tag) =>
          tag !== `level-${level}` && tag !== `skill-${skill}` && !/^(leech|marked)$/i.test(tag),
      )
      .map((tag) => tag.replaceAll('::', '-'))
      .slice(0, 50),
  };
}
