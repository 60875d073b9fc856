// Decides what of a reading becomes which file of a pattern, and what is refused and why.
// Refuses to write: it gets the names that are taken, and a check that knows the content's rules.
import type { ContentFile } from '@/core/content/compile-library';
import type { Issue } from '@/core/content/issue';
import { isSlug } from '@/core/content/slug';
import { MAX_TEXT_BYTES } from '@/core/content/text-of';
import { DomainError } from '@/core/errors';
import type { ExchangeQuestion, Reading, Refusal } from '@/core/exchange/exchange';
import { firstWords } from '@/core/exchange/markdown-text';
import { writeQuestion } from '@/core/exchange/markdown-writer';
import { contentId, idOf } from '@/core/exchange/question-id';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

export interface ImportOrder {
  /** `track/pattern` */
  pattern: string;
  /** For questions that say no level. */
  difficulty: Difficulty;
  /** Ids of the pattern, earlier ones too. */
  takenIds: ReadonlySet<string>;
  /** What the pattern's questions say now, by id. */
  existing: ReadonlyMap<string, ExchangeQuestion>;
  /** Paths inside the content folder that exist. */
  takenPaths: ReadonlySet<string>;
  /** Problems of the content with these files added; `file` is a path inside the content folder. */
  check(files: readonly ContentFile[]): Promise<readonly Issue[]>;
}

/** What one file gave. */
export interface Source {
  file: string;
  reading: Reading;
}

export interface Placed {
  /** The file that it came from. */
  from: string;
  question: ExchangeQuestion;
  id: string;
  /** Path inside the content folder. */
  path: string;
}

export interface ImportPlan {
  files: ContentFile[];
  placed: Placed[];
  /** Whose id the pattern has: left alone. `differs`: it was edited, here or where it comes from. */
  known: (Omit<Placed, 'path'> & { differs: boolean })[];
  refused: (Refusal & { from: string })[];
  /** Of the new files. */
  warnings: Issue[];
}

interface Candidate extends Omit<Placed, 'path'> {
  text: string;
}

/** Every question that was found is placed, known or refused. The files pass the check. */
export async function planImport(
  sources: readonly Source[],
  order: ImportOrder,
): Promise<ImportPlan> {
  const refused: ImportPlan['refused'] = sources.flatMap(({ file, reading }) =>
    reading.refused.map((one) => ({ ...one, from: file })),
  );
  const known: ImportPlan['known'] = [];
  const images = imagesOf(sources, order);
  let candidates = sortOut(sources, order, known, refused);
  for (;;) {
    const { files: texts, placed, lines } = place(candidates, order);
    const files = [...texts, ...images.filter((image) => isShown(image, candidates))];
    const issues = files.length === 0 ? [] : await order.check(files);
    const own = issues.filter(({ file }) => files.some(({ path }) => path === file));
    const errors = own.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) {
      return { files, placed, known, refused, warnings: own };
    }
    const broken = new Map(
      errors.map((issue) => [questionAt(lines.get(issue.file) ?? [], issue.line), issue.message]),
    );
    for (const { id, question, from } of candidates) {
      const why = broken.get(id);
      if (why !== undefined) refused.push(refusal(question, from, why));
    }
    const left = candidates.filter(({ id }) => !broken.has(id));
    if (left.length === candidates.length) {
      throw new DomainError(
        'exchange/unreadable',
        errors[0]?.message ?? 'This cannot be imported.',
      );
    }
    candidates = left;
  }
}

/** Images that the pattern does not have yet; their names are made of their bytes. */
function imagesOf(sources: readonly Source[], order: ImportOrder): ContentFile[] {
  const all = new Map(sources.flatMap(({ reading }) => [...reading.images]));
  return [...all].flatMap(([name, bytes]) => {
    const path = `${order.pattern}/${name}`;
    return order.takenPaths.has(path) ? [] : [{ path, bytes }];
  });
}

function isShown({ path }: ContentFile, candidates: readonly Candidate[]): boolean {
  const name = path.split('/').at(-1) ?? '';
  return candidates.some(({ text }) => text.includes(`../images/${name}`));
}

function sortOut(
  sources: readonly Source[],
  { takenIds, existing }: ImportOrder,
  known: ImportPlan['known'],
  refused: ImportPlan['refused'],
): Candidate[] {
  const seen = new Map<string, { place: string; said: string }>();
  const questions = sources.flatMap(({ file, reading }) =>
    reading.questions.map((question) => ({ question, from: file, own: reading.ownIds === true })),
  );
  return questions.flatMap(({ question, from, own }) => {
    const skill = question.skill !== null && isSlug(question.skill) ? question.skill : null;
    const said = saidBy(question);
    const id = idIn(question, own, seen);
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      refused.push(refusal(question, from, `It stands twice; first at ${earlier.place}.`));
      return [];
    }
    seen.set(id, { place: `${from}:${question.line}`, said });
    const text = writeQuestion({ ...question, skill }, id);
    if (takenIds.has(id)) {
      const here = existing.get(id);
      known.push({ from, question, id, differs: here !== undefined && saidBy(here) !== said });
    } else if (byteLength(text) > MAX_TEXT_BYTES) {
      refused.push(refusal(question, from, `It alone is over ${MAX_TEXT_BYTES / 1024} KiB.`));
    } else {
      return [{ from, question, id, text }];
    }
    return [];
  });
}

/**
 * Two questions of one name in a run: the second is called by its content, and by a number where
 * that is taken too, unless it is the same.
 */
function idIn(
  question: ExchangeQuestion,
  own: boolean,
  seen: ReadonlyMap<string, { said: string }>,
): string {
  const said = saidBy(question);
  const isFree = (id: string) => (seen.get(id)?.said ?? said) === said;
  const id = idOf(question, own);
  if (isFree(id)) return id;
  const content = contentId(question);
  for (let nth = 1; ; nth += 1) {
    const other = nth === 1 ? content : `${content}-${nth}`;
    if (isFree(other)) return other;
  }
}

/** What a question asks and how it is answered, whatever the white space. */
function saidBy({ stem, answer, hints, solution }: ExchangeQuestion): string {
  return JSON.stringify({ stem, answer, hints, solution }).replace(/(?:\\n|\s)+/g, ' ');
}

interface Line {
  line: number;
  id: string;
}

/** Files as full as they may be, in the order of the source. */
function place(
  candidates: readonly Candidate[],
  order: ImportOrder,
): { files: ContentFile[]; placed: Placed[]; lines: Map<string, Line[]> } {
  const files: ContentFile[] = [];
  const placed: Placed[] = [];
  const lines = new Map<string, Line[]>();
  const taken = new Set(order.takenPaths);
  for (const level of DIFFICULTIES) {
    let text = '';
    let path = '';
    const close = () => {
      if (text !== '') files.push({ path, bytes: new TextEncoder().encode(text) });
      text = '';
    };
    for (const { from, question, id, text: words } of candidates) {
      if ((question.difficulty ?? order.difficulty) !== level) continue;
      if (text !== '' && byteLength(`${text}\n${words}`) > MAX_TEXT_BYTES) close();
      if (text === '') path = freePath(`${order.pattern}/questions/${level}.imported`, taken);
      else text += '\n';
      const line = text.split('\n').length;
      lines.set(path, [...(lines.get(path) ?? []), { line, id }]);
      placed.push({ from, question, id, path });
      text += words;
    }
    close();
  }
  return { files, placed, lines };
}

function freePath(start: string, taken: Set<string>): string {
  for (let nth = 1; ; nth += 1) {
    const path = `${start}${nth === 1 ? '' : `-${nth}`}.md`;
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}

function questionAt(lines: readonly Line[], line: number): string | undefined {
  return lines.findLast((one) => one.line <= line)?.id;
}

function refusal(
  question: ExchangeQuestion,
  from: string,
  why: string,
): Refusal & { from: string } {
  return { from, line: question.line, what: firstWords(question.stem), why };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
