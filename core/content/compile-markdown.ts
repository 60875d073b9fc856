// Decides in which order Markdown files are compiled, and which of them need not be compiled again.
import {
  compileFile,
  emptyResult,
  type CompiledFile,
  type FileHead,
  type FileSettings,
  type MarkdownRole,
} from '@/core/content/compile-file';
import { sha256 } from '@/core/content/hash';
import { loadHighlight } from '@/core/content/highlight';
import type { Media } from '@/core/content/library';
import {
  languagesIn,
  parseFile,
  reportUnreadable,
  type ParsedFile,
} from '@/core/content/open-document';

export interface MarkdownFile {
  path: string;
  bytes: Uint8Array;
  /** Bytes on disk, where they were not read. */
  size?: number;
  /** Hex SHA-256 of the bytes, where it is known. */
  digest?: string;
  role: MarkdownRole;
}

/** Compiled files by the hash of what they are made from. */
export type CompileMemory<File extends FileHead = CompiledFile> = Map<string, File>;

/** Where compiled files outlive the process. It may forget, and must not err. */
export interface CompileStore<File extends FileHead = CompiledFile> {
  recall(key: string): Promise<File | null>;
  keep(key: string, compiled: CompiledFile): Promise<void>;
}

/** What files may ask about one another, and what is known of them from before. */
export interface Surroundings<File extends FileHead = CompiledFile> {
  images: ReadonlyMap<string, Media>;
  paths: ReadonlySet<string>;
  memory: CompileMemory<File>;
  store?: CompileStore<File> | undefined;
  /** Called before a file is compiled, so that whoever shares the processor gets a turn. */
  pause?: (() => Promise<void>) | undefined;
  /** Told after each file. */
  progress?: ((done: number, total: number) => void) | undefined;
  /** Of the files below a pattern only these are compiled; all where it is missing. */
  only?: ReadonlySet<string> | undefined;
  /** Asked once, where many files have to be compiled, to bring some of them into the store. */
  ahead?: ((paths: readonly string[]) => Promise<void>) | undefined;
}

/** From so many files on help is asked for. */
const MANY_FILES = 40;

type Aliases = ReadonlyMap<string, string>;
type Planned = MarkdownFile & { key: string; settings: Omit<FileSettings, 'highlight'> };

/** Files as `compiledAs` gives them. Afterwards the memory holds exactly these, for the next time. */
export async function compileMarkdown<File extends FileHead = CompiledFile>(
  files: readonly MarkdownFile[],
  surroundings: Surroundings<File>,
  compiledAs: (compiled: CompiledFile) => File,
): Promise<File[]> {
  const aliases = new Map<string, Aliases>();
  // Track and pattern files first: questions need to know the earlier names of their skills.
  const outer = files.filter(({ role }) => role.role === 'track' || role.role === 'pattern');
  const inner = files.filter(
    (file) => !outer.includes(file) && surroundings.only?.has(file.path) !== false,
  );
  const done = { results: new Map<string, File>(), total: outer.length + inner.length };
  const byPath = new Map(files.map((file) => [file.path, file]));
  const plan = (file: MarkdownFile): Planned =>
    planned(
      file,
      aliases.get(folderOf(file.role)) ?? new Map<string, string>(),
      byPath,
      surroundings,
    );
  await compilePhase(outer.map(plan), surroundings, done, compiledAs);
  for (const result of done.results.values()) {
    if (result.role.role === 'pattern') aliases.set(folderOf(result.role), aliasesOf(result));
  }
  await compilePhase(inner.map(plan), surroundings, done, compiledAs);
  const { memory } = surroundings;
  memory.clear();
  for (const [key, result] of done.results) memory.set(key, result);
  return [...done.results.values()];
}

/** One after another: a syntax tree takes many times the memory of its text. */
async function compilePhase<File extends FileHead>(
  phase: readonly Planned[],
  surroundings: Surroundings<File>,
  done: { results: Map<string, File>; total: number },
  compiledAs: (compiled: CompiledFile) => File,
): Promise<void> {
  const known = new Map<string, File>();
  const recallAll = async (): Promise<Planned[]> => {
    const missing: Planned[] = [];
    for (const plan of phase) {
      if (known.has(plan.key)) continue;
      const result = await remembered(plan, surroundings);
      if (result === null) missing.push(plan);
      else known.set(plan.key, result);
    }
    return missing;
  };
  const missing = await recallAll();
  if (missing.length >= MANY_FILES && surroundings.ahead !== undefined) {
    await surroundings.ahead(missing.map(({ path }) => path));
    await recallAll();
  }
  for (const plan of phase) {
    let result = known.get(plan.key);
    if (result === undefined) {
      await surroundings.pause?.();
      const compiled = await compileOne(plan);
      await surroundings.store?.keep(plan.key, compiled);
      result = compiledAs(compiled);
    }
    done.results.set(plan.key, result);
    surroundings.progress?.(done.results.size, done.total);
  }
}

async function compileOne({ path, bytes, size, role, settings }: Planned): Promise<CompiledFile> {
  const { parsed, reporter } = parseFile(path, bytes, size);
  if (parsed === null) return emptyResult(path, role, reporter.issues);
  const highlight = await loadHighlight(languagesIn(parsed.root));
  return compileSafely(parsed, { ...settings, highlight });
}

/** What nobody foresaw in one file must not take the others with it. */
function compileSafely(parsed: ParsedFile, settings: FileSettings): CompiledFile {
  try {
    return compileFile(parsed, settings);
  } catch (error) {
    const { reporter } = parsed;
    reportUnreadable(reporter, error);
    return emptyResult(parsed.file, settings.role, reporter.issues);
  }
}

/** The last result for the same text, where all that it asked about other files still holds. */
async function remembered<File extends FileHead>(
  { key, settings }: Planned,
  { memory, store }: Surroundings<File>,
): Promise<File | null> {
  const holds = (result: File | null | undefined): result is File =>
    result?.asked.every(
      ([question, path, answer]) => settings.answer(question, path) === answer,
    ) === true;
  const result = memory.get(key);
  if (holds(result)) return result;
  const kept = (await store?.recall(key)) ?? null;
  return holds(kept) ? kept : null;
}

function planned<File extends FileHead>(
  file: MarkdownFile,
  skillAliases: Aliases,
  byPath: ReadonlyMap<string, MarkdownFile>,
  { images, paths }: Surroundings<File>,
): Planned {
  const parts = [file.path, file.size ?? null, digestOf(file), [...skillAliases]];
  return {
    ...file,
    key: sha256(JSON.stringify(parts)),
    settings: {
      role: file.role,
      skillAliases,
      image: (path) => images.get(path) ?? null,
      open: (path) => {
        const other = byPath.get(path);
        return other === undefined ? null : parseFile(path, other.bytes, other.size).parsed;
      },
      answer: (question, path) => {
        if (question === 'exists') return String(paths.has(path));
        if (question === 'image') return imageAnswer(images.get(path));
        const other = byPath.get(path);
        return other === undefined ? '' : digestOf(other);
      },
    },
  };
}

function digestOf({ bytes, digest }: MarkdownFile): string {
  return digest ?? sha256(bytes);
}

/** All of an image that comes into a page: its size is read by a library that may change. */
function imageAnswer(image: Media | undefined): string {
  return image === undefined ? '' : `${image.sha} ${image.width} ${image.height}`;
}

function folderOf(role: MarkdownRole): string {
  return 'pattern' in role ? `${role.track}/${role.pattern}` : role.track;
}

/** Earlier skill slugs and what they are called now. */
function aliasesOf({ pattern }: FileHead): Aliases {
  return new Map(
    Object.entries(pattern?.skills ?? {}).flatMap(([slug, skill]) =>
      typeof skill === 'string' ? [] : skill.was.map((earlier) => [earlier, slug] as const),
    ),
  );
}
