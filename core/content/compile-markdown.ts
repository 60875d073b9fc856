// Decides in which order Markdown files are compiled, and which of them need not be compiled again.
import {
  compileFile,
  emptyResult,
  type CompiledFile,
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
  role: MarkdownRole;
}

/** Compiled files by the hash of what they are made from. */
export type CompileMemory = Map<string, CompiledFile>;

/** What files may ask about one another. */
export interface Surroundings {
  images: ReadonlyMap<string, Media>;
  paths: ReadonlySet<string>;
  versionSalt: string;
  memory: CompileMemory;
}

type Aliases = ReadonlyMap<string, string>;
type Planned = MarkdownFile & { key: string; settings: Omit<FileSettings, 'highlight'> };

/** Afterwards the memory holds exactly the files given, for the next time. */
export async function compileMarkdown(
  files: readonly MarkdownFile[],
  surroundings: Surroundings,
): Promise<CompiledFile[]> {
  const aliases = new Map<string, Aliases>();
  // Track and pattern files first: questions need to know the earlier names of their skills.
  const outer = files.filter(({ role }) => role.role === 'track' || role.role === 'pattern');
  const inner = files.filter((file) => !outer.includes(file));
  const results = await compilePhase(outer, files, aliases, surroundings);
  for (const [, result] of results) {
    if (result.role.role === 'pattern') aliases.set(folderOf(result.role), aliasesOf(result));
  }
  results.push(...(await compilePhase(inner, files, aliases, surroundings)));
  const { memory } = surroundings;
  memory.clear();
  for (const [key, result] of results) memory.set(key, result);
  return results.map(([, result]) => result);
}

async function compilePhase(
  phase: readonly MarkdownFile[],
  files: readonly MarkdownFile[],
  aliases: ReadonlyMap<string, Aliases>,
  surroundings: Surroundings,
): Promise<[key: string, result: CompiledFile][]> {
  const planned = phase.map((file): Planned => {
    const known = aliases.get(folderOf(file.role)) ?? new Map<string, string>();
    const key = [
      surroundings.versionSalt,
      file.path,
      file.size ?? null,
      sha256(file.bytes),
      [...known],
    ];
    return {
      ...file,
      key: sha256(JSON.stringify(key)),
      settings: settingsFor(file, known, files, surroundings),
    };
  });
  const opened = new Map(
    planned
      .filter((plan) => remembered(plan, surroundings) === null)
      .map((plan) => [plan.key, parseFile(plan.path, plan.bytes, plan.size)]),
  );
  const highlight = await loadHighlight(
    [...opened.values()].flatMap(({ parsed }) => (parsed === null ? [] : languagesIn(parsed.root))),
  );
  return planned.map((plan) => {
    const { parsed = null, reporter } = opened.get(plan.key) ?? {};
    const result =
      parsed === null
        ? emptyResult(plan.path, plan.role, '', reporter?.issues ?? [])
        : compileSafely(parsed, { ...plan.settings, highlight });
    return [plan.key, reporter === undefined ? (remembered(plan, surroundings) ?? result) : result];
  });
}

/** What nobody foresaw in one file must not take the others with it. */
function compileSafely(parsed: ParsedFile, settings: FileSettings): CompiledFile {
  try {
    return compileFile(parsed, settings);
  } catch (error) {
    const { reporter } = parsed;
    reportUnreadable(reporter, error);
    return emptyResult(parsed.file, settings.role, parsed.text, reporter.issues);
  }
}

/** The last result for the same text, where all that it asked about other files still holds. */
function remembered({ key, settings }: Planned, { memory }: Surroundings): CompiledFile | null {
  const result = memory.get(key);
  return result?.asked.every(
    ([question, path, answer]) => settings.answer(question, path) === answer,
  ) === true
    ? result
    : null;
}

function settingsFor(
  { role }: MarkdownFile,
  skillAliases: Aliases,
  files: readonly MarkdownFile[],
  { images, paths, versionSalt }: Surroundings,
): Omit<FileSettings, 'highlight'> {
  const byPath = (path: string): MarkdownFile | undefined =>
    files.find((file) => file.path === path);
  return {
    role,
    versionSalt,
    skillAliases,
    image: (path) => images.get(path) ?? null,
    open: (path) => {
      const file = byPath(path);
      return file === undefined ? null : parseFile(path, file.bytes, file.size).parsed;
    },
    answer: (question, path) => {
      if (question === 'exists') return String(paths.has(path));
      if (question === 'image') return images.get(path)?.sha ?? '';
      const bytes = byPath(path)?.bytes;
      return bytes === undefined ? '' : sha256(bytes);
    },
  };
}

function folderOf(role: MarkdownRole): string {
  return 'pattern' in role ? `${role.track}/${role.pattern}` : role.track;
}

/** Earlier skill slugs and what they are called now. */
function aliasesOf({ pattern }: CompiledFile): Aliases {
  return new Map(
    Object.entries(pattern?.skills ?? {}).flatMap(([slug, skill]) =>
      typeof skill === 'string' ? [] : skill.was.map((earlier) => [earlier, slug] as const),
    ),
  );
}
