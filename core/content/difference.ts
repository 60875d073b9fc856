// Decides what an edit of a question is: cosmetic, wording or material, and which questions came,
// went or were renamed. Knows nothing of where the two libraries come from.
import type { CompiledFile } from '@/core/content/compile-file';
import { slugIn } from '@/core/content/earlier-names';
import { versionOf } from '@/core/content/hash';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';

/** Material first: the order in which edits matter. */
export const CHANGES = ['material', 'wording', 'cosmetic', 'added', 'removed', 'renamed'] as const;
export type Change = (typeof CHANGES)[number];

export interface Difference {
  change: Change;
  /** Whole id; today's, or that of before where the question is gone. */
  id: string;
  /** Whole id of before; null for an added question. */
  before: string | null;
  /** Where it stands, or stood. */
  source: Question['source'];
  /** What is not as before: `key`, `options`, `stem` …, in words. */
  parts: string[];
  /** What the author should do yet; null for nothing. */
  advice: string | null;
}

/** Where learners meet the same question under another name, that is told as `renamed` besides. */
export function differencesBetween(
  before: readonly CompiledFile[],
  after: readonly CompiledFile[],
): Difference[] {
  const old = new Map(questionsIn(before).map((each) => [each.question.id, each]));
  const found: Difference[] = [];
  for (const now of questionsIn(after)) {
    const { question } = now;
    const known = [question.id, ...earlierIds(question, after)].find((id) => old.has(id));
    const was = known === undefined ? undefined : old.get(known);
    if (known !== undefined) old.delete(known);
    const told = { id: question.id, before: known ?? null, source: question.source };
    if (was === undefined) {
      found.push({ ...told, change: 'added', parts: [], advice: null });
      continue;
    }
    const edit = editOf(was, now);
    if (known !== question.id) found.push({ ...told, change: 'renamed', parts: [], advice: null });
    // A new name in the comment is told already.
    if (edit !== null && !(known !== question.id && edit.change === 'cosmetic'))
      found.push({ ...told, ...edit });
  }
  for (const { question } of old.values()) {
    found.push({
      change: 'removed',
      id: question.id,
      before: question.id,
      source: question.source,
      parts: [],
      advice: 'If it was renamed, name the earlier id: was.',
    });
  }
  return found.sort(
    (left, right) =>
      CHANGES.indexOf(left.change) - CHANGES.indexOf(right.change) || (left.id < right.id ? -1 : 1),
  );
}

interface Found {
  question: Question;
  /** The author's words. */
  source: string;
}

/** Two questions of one id are an error; the first counts. */
function questionsIn(files: readonly CompiledFile[]): Found[] {
  const seen = new Set<string>();
  return files.flatMap(({ questions, sources }) => {
    const words = new Map(sources);
    return questions.flatMap((question) => {
      if (seen.has(question.id)) return [];
      seen.add(question.id);
      return [{ question, source: words.get(question.version) ?? '' }];
    });
  });
}

/** Under the question's own earlier ids, and under earlier names of its folders. */
function earlierIds(question: Question, files: readonly CompiledFile[]): string[] {
  const [track = '', pattern = ''] = question.pattern.split('/');
  const folder = files.find(
    ({ role }) => role.role === 'pattern' && role.track === track && role.pattern === pattern,
  );
  const outer = files.find(({ role }) => role.role === 'track' && role.track === track);
  const tracks = [track, ...(outer?.track?.was ?? [])];
  const patterns = [pattern, ...(folder?.pattern?.was ?? [])];
  return [question.id, ...question.was].flatMap((id) => [
    id,
    ...tracks.flatMap((one) => patterns.map((other) => `${one}/${other}/${slugIn(id)}`)),
  ]);
}

function editOf(
  was: Found,
  now: Found,
): { change: 'material' | 'wording' | 'cosmetic'; parts: string[]; advice: string | null } | null {
  const before = was.question;
  const after = now.question;
  const material = partsOf(before, after, MATERIAL);
  if (material.length > 0) {
    const raised = after.rev > before.rev;
    return {
      change: 'material',
      parts: [...material, ...partsOf(before, after, WORDING)],
      advice: raised ? null : `The rev is not raised: write rev: ${before.rev + 1}.`,
    };
  }
  const wording = partsOf(before, after, WORDING);
  if (wording.length > 0) return { change: 'wording', parts: wording, advice: null };
  const details = partsOf(before, after, DETAILS);
  const isReset = was.source.replaceAll(/\s+/g, ' ') === now.source.replaceAll(/\s+/g, ' ');
  if (details.length > 0) return { change: 'cosmetic', parts: details, advice: null };
  if (was.source === now.source) return null;
  return { change: 'cosmetic', parts: [isReset ? 'white space' : 'source'], advice: null };
}

type Part = readonly [name: string, of: (question: Question) => unknown];

function partsOf(before: Question, after: Question, parts: readonly Part[]): string[] {
  return parts
    .filter(([, of]) => versionOf({ is: of(before) }) !== versionOf({ is: of(after) }))
    .map(([name]) => name);
}

const MATERIAL: readonly Part[] = [
  ['kind', ({ kind }) => kind],
  ['options', (question) => [...kindOf(question).arrange(question.body, false, () => 0)].sort()],
  ['key', ({ body }) => withoutWords(body)],
  ['rev', ({ rev }) => rev],
];

const WORDING: readonly Part[] = [
  ['level', ({ difficulty }) => difficulty],
  ['skill', ({ skill, pattern }) => skill.slice(pattern.length)],
  ['place', ({ place }) => place],
  ['title', ({ title }) => title],
  ['stem', ({ stem }) => stem],
  ['answer texts', ({ body }) => body],
  ['hints', ({ hints }) => hints],
  ['solution', ({ solution }) => solution],
  ['quick check', ({ quickCheck }) => quickCheck],
  ['mistakes', ({ mistakes, misconceptions }) => [mistakes, misconceptions]],
  ['seconds', ({ seconds }) => seconds],
  ['shuffle', ({ shuffle }) => shuffle],
];

const DETAILS: readonly Part[] = [
  ['tags', ({ tags }) => tags],
  ['was', ({ was }) => was],
];

/** Fields of bodies that are read and not graded by. */
const WORDS = new Set(['feedback', 'heads', 'html', 'misconception', 'text', 'written']);
/** Lists of bodies whose order says nothing. */
const UNORDERED = new Set(['left', 'options', 'pieces', 'right']);

/** What a body grades by: ids and keys, without what is only read. */
function withoutWords(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withoutWords);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !WORDS.has(name))
      .map(([name, value]) => {
        const bare = withoutWords(value);
        return [name, UNORDERED.has(name) && Array.isArray(bare) ? sorted(bare) : bare];
      }),
  );
}

function sorted(list: readonly unknown[]): unknown[] {
  return [...list].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}
