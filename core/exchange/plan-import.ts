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
import { idOf } from '@/core/exchange/question-id';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

export interface ImportOrder {
  /** `track/pattern` */
  pattern: string;
  /** For questions that say no level. */
  difficulty: Difficulty;
  /** Ids of the pattern, earlier ones too. */
  takenIds: ReadonlySet<string>;
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
  /** Whose id the pattern has: left alone. */
  known: Omit<Placed, 'path'>[];
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
  let candidates = sortOut(sources, order.takenIds, known, refused);
  for (;;) {
    const { files, placed, lines } = place(candidates, order);
    const issues = files.length === 0 ? [] : await order.check(files);
    const own = issues.filter((issue) => lines.has(issue.file));
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

function sortOut(
  sources: readonly Source[],
  takenIds: ReadonlySet<string>,
  known: ImportPlan['known'],
  refused: ImportPlan['refused'],
): Candidate[] {
  const seen = new Map<string, string>();
  const questions = sources.flatMap(({ file, reading }) =>
    reading.questions.map((question) => ({ question, from: file })),
  );
  return questions.flatMap(({ question, from }) => {
    const skill = question.skill !== null && isSlug(question.skill) ? question.skill : null;
    const id = idOf(question);
    const earlier = seen.get(id);
    seen.set(id, earlier ?? `${from}:${question.line}`);
    const text = writeQuestion({ ...question, skill }, id);
    if (earlier !== undefined) {
      refused.push(refusal(question, from, `It stands twice; first at ${earlier}.`));
    } else if (takenIds.has(id)) {
      known.push({ from, question, id });
    } else if (byteLength(text) > MAX_TEXT_BYTES) {
      refused.push(refusal(question, from, `It alone is over ${MAX_TEXT_BYTES / 1024} KiB.`));
    } else {
      return [{ from, question, id, text }];
    }
    return [];
  });
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
