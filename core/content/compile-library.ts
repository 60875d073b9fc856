// Decides how all files of a content folder become one library, or all their problems at once.
// One file's failure stays that file's; what is wrong between files is check-library.ts's.
import { assembleLibrary } from '@/core/content/assemble-library';
import { checkLibrary } from '@/core/content/check-library';
import {
  compileFile,
  emptyResult,
  type CompiledFile,
  type MarkdownRole,
} from '@/core/content/compile-file';
import { sha256 } from '@/core/content/hash';
import { loadHighlight, type Highlight } from '@/core/content/highlight';
import { readImage } from '@/core/content/images';
import { byPlace, type Issue } from '@/core/content/issue';
import { roleOf } from '@/core/content/layout';
import type { Library, Media } from '@/core/content/library';
import { lintLibrary } from '@/core/content/lint';
import { languagesIn, parseFile, type ParsedFile } from '@/core/content/open-document';
import { createReporter } from '@/core/content/reporter';
import type { Mode } from '@/core/lessons/mode';

export interface ContentFile {
  /** Inside the content folder, with forward slashes: `django/session-data/questions/easy.md`. */
  path: string;
  /** May be empty where the file is refused by its size or its name. */
  bytes: Uint8Array;
  /** Bytes on disk, where they were not read. */
  size?: number;
}

/** Compiled files by the hash of all that they depend on; give the last one for a quick reload. */
export type CompileMemory = Map<string, CompiledFile>;

export interface CompileSettings {
  /** Mixed into each question's version, so that nobody can find a key by hashing. */
  versionSalt?: string;
  memory?: CompileMemory;
}

export interface Compilation {
  /** Null when there are errors. */
  library: Library | null;
  /** By place; `file` is the path inside the content folder. */
  issues: Issue[];
  /** Images in use, each once. */
  media: Media[];
  /** Each question's Markdown, by the question's version. */
  sources: Map<string, string>;
  /** Paths of what was found, errors or not: pattern.md files, and one file for each question. */
  found: { patterns: string[]; questions: string[] };
}

/** Compiles everything; problems come back as issues, whatever the files hold. */
export async function compileLibrary(
  files: readonly ContentFile[],
  settings: CompileSettings = {},
): Promise<Compilation> {
  const issues: Issue[] = [];
  const { markdown, images } = sortFiles(files, issues);
  const compiled = await compileMarkdown(files, markdown, images, settings);
  issues.push(...compiled.flatMap((file) => file.issues));
  issues.push(...checkLibrary(compiled), ...lintLibrary(compiled));
  const used = new Set(compiled.flatMap((file) => file.images));
  for (const path of images.keys()) {
    if (!used.has(path))
      tellFile(
        path,
        {
          severity: 'warning',
          code: 'unused-image',
          message: 'No page shows this image.',
          mend: 'Delete it, or show it with ![…](…).',
        },
        issues,
      );
  }
  issues.sort(byPlace);
  const media = new Map(
    [...used].flatMap((path) => {
      const image = images.get(path);
      return image === undefined ? [] : [[image.sha, image] as const];
    }),
  );
  const broken = issues.some((issue) => issue.severity === 'error');
  return {
    library: broken ? null : assembleLibrary(compiled, [...media.keys()]),
    issues,
    media: [...media.values()],
    sources: new Map(compiled.flatMap((file) => file.sources)),
    found: {
      patterns: compiled.filter(({ role }) => role.role === 'pattern').map(({ path }) => path),
      questions: compiled.flatMap(({ path, questions }) => questions.map(() => path)),
    },
  };
}

interface MarkdownFile {
  file: ContentFile;
  role: MarkdownRole;
}

function sortFiles(
  files: readonly ContentFile[],
  issues: Issue[],
): { markdown: MarkdownFile[]; images: Map<string, Media> } {
  const markdown: MarkdownFile[] = [];
  const images = new Map<string, Media>();
  for (const file of [...files].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const role = roleOf(file.path);
    if (role.role === 'unexpected') {
      tellFile(file.path, role.problem, issues);
    } else if (role.role === 'image') {
      const read = readImage(file.bytes, file.size ?? file.bytes.length, role.extension);
      if ('media' in read) images.set(file.path, read.media);
      else tellFile(file.path, read.problem, issues);
    } else if (role.role !== 'ignored') {
      markdown.push({ file, role });
    }
  }
  return { markdown, images };
}

function tellFile(
  path: string,
  problem: Parameters<ReturnType<typeof createReporter>['reportAt']>[1],
  issues: Issue[],
): void {
  const reporter = createReporter(path, '');
  reporter.reportAt({ line: 1, column: 1, endColumn: 2 }, problem);
  issues.push(...reporter.issues);
}

/** Track and pattern files first: questions need to know the earlier names of their skills. */
async function compileMarkdown(
  files: readonly ContentFile[],
  markdown: readonly MarkdownFile[],
  images: ReadonlyMap<string, Media>,
  settings: CompileSettings,
): Promise<CompiledFile[]> {
  const memory = settings.memory ?? new Map<string, CompiledFile>();
  const keep = new Set<string>();
  const paths = new Set(files.map((file) => file.path));
  const surroundings = sha256(
    JSON.stringify([
      settings.versionSalt ?? '',
      [...paths].sort(),
      [...images].map(([path, image]) => [path, image.sha]),
    ]),
  );
  const byPath = new Map(markdown.map((entry) => [entry.file.path, entry]));
  const results: CompiledFile[] = [];
  const aliases = new Map<string, ReadonlyMap<string, string>>();

  const isOuter = ({ role }: MarkdownFile): boolean =>
    role.role === 'track' || role.role === 'pattern';
  for (const phase of [markdown.filter(isOuter), markdown.filter((entry) => !isOuter(entry))]) {
    const planned = phase.map((entry) => plan(entry));
    const missing = planned.filter(({ key }) => !memory.has(key));
    const opened = missing.map((entry) => ({
      ...entry,
      ...parseFile(entry.file.path, entry.file.bytes, entry.file.size),
    }));
    const highlight = await highlightFor(opened.map(({ parsed }) => parsed));
    for (const { key, file, role, parsed, reporter } of opened) {
      memory.set(
        key,
        parsed === null
          ? emptyResult(file.path, role, '', reporter.issues)
          : compileFile(parsed, settingsFor(role, highlight)),
      );
    }
    for (const { key } of planned) {
      keep.add(key);
      const result = memory.get(key);
      if (result === undefined) continue;
      results.push(result);
      if (result.role.role === 'pattern') {
        aliases.set(`${result.role.track}/${result.role.pattern}`, aliasesOf(result));
      }
    }
  }
  for (const key of memory.keys()) if (!keep.has(key)) memory.delete(key);
  return results;

  function plan(entry: MarkdownFile): MarkdownFile & { key: string } {
    const { file, role } = entry;
    const known =
      'pattern' in role ? [...(aliases.get(`${role.track}/${role.pattern}`) ?? [])] : [];
    const siblings = role.role === 'mode' ? siblingModes(role) : '';
    return {
      ...entry,
      key: sha256(
        JSON.stringify([
          surroundings,
          file.path,
          file.size ?? null,
          sha256(file.bytes),
          known,
          siblings,
        ]),
      ),
    };
  }

  /** A lesson may include sections of the pattern's other modes, so it depends on them. */
  function siblingModes(role: Extract<MarkdownRole, { role: 'mode' }>): string[] {
    return markdown.flatMap(({ file, role: other }) =>
      other.role === 'mode' && other.track === role.track && other.pattern === role.pattern
        ? [sha256(file.bytes)]
        : [],
    );
  }

  function settingsFor(
    role: MarkdownRole,
    highlight: Highlight,
  ): Parameters<typeof compileFile>[1] {
    const pattern = 'pattern' in role ? `${role.track}/${role.pattern}` : '';
    return {
      role,
      highlight,
      versionSalt: settings.versionSalt ?? '',
      skillAliases: aliases.get(pattern) ?? new Map(),
      references: {
        image: (path) => images.get(path) ?? null,
        exists: (path) => paths.has(path),
      },
      other: (mode) => openMode(`${pattern}/modes/${mode}.md`),
    };
  }

  function openMode(path: `${string}/modes/${Mode}.md`): ParsedFile | null {
    const entry = byPath.get(path);
    return entry === undefined ? null : parseFile(path, entry.file.bytes, entry.file.size).parsed;
  }
}

function highlightFor(parsed: readonly (ParsedFile | null)[]): Promise<Highlight> {
  return loadHighlight(parsed.flatMap((file) => (file === null ? [] : languagesIn(file.root))));
}

/** Earlier skill slugs and what they are called now. */
function aliasesOf({ pattern }: CompiledFile): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(pattern?.skills ?? {}).flatMap(([slug, skill]) =>
      typeof skill === 'string' ? [] : skill.was.map((earlier) => [earlier, slug] as const),
    ),
  );
}
