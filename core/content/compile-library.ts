// Decides how all files of a content folder become one library, or all their problems at once.
// One file's failure stays that file's; what is wrong between files is check-library.ts's.
import { assembleLibrary } from '@/core/content/assemble-library';
import { checkLibrary } from '@/core/content/check-library';
import type { CompiledFile, FileHead } from '@/core/content/compile-file';
import {
  compileMarkdown,
  type CompileMemory,
  type MarkdownFile,
  type Surroundings,
} from '@/core/content/compile-markdown';
import { sha256 } from '@/core/content/hash';
import { readImage } from '@/core/content/images';
import { byPlace, type Issue } from '@/core/content/issue';
import { roleOf } from '@/core/content/layout';
import type { Library, Media } from '@/core/content/library';
import { createReporter } from '@/core/content/reporter';
import { textOf } from '@/core/content/text-of';

export interface ContentFile {
  /** Inside the content folder, with forward slashes: `django/session-data/questions/easy.md`. */
  path: string;
  /** May be empty where the file is refused by its size or its name. */
  bytes: Uint8Array;
  /** Bytes on disk, where they were not read. */
  size?: number;
  /** Hex SHA-256 of the bytes, where somebody quicker than core has made it. */
  digest?: string;
}

export interface CompileSettings extends Pick<
  Surroundings,
  'store' | 'pause' | 'progress' | 'ahead'
> {
  /**
   * Mixed into each question's version. A version is public and depends on the key, and so do the
   * texts that only an answer reveals: without a salt that no learner knows, each option could be
   * hashed as the key in turn until the version fits. It must be the same for all processes of an
   * installation and survive restarts; the command line's checks have none.
   */
  versionSalt?: string;
  /** Of the last compilation, for a quick one where little changed; it is brought up to date. */
  memory?: CompileMemory;
}

/** What is told of the files, and what was found in them, errors or not. */
export interface Checked<File extends FileHead> {
  /** By place; `file` is the path inside the content folder. */
  issues: Issue[];
  /** Each Markdown file on its own: for authors' tools, never to be served. */
  compiled: readonly File[];
  /** Paths: pattern.md files, and one file for each question. */
  found: { patterns: string[]; questions: string[] };
}

export interface Compilation extends Checked<CompiledFile> {
  /** Null when there are errors. */
  library: Library | null;
  /** Images in use, each once. */
  media: Media[];
  /** Images in use by their path. */
  images: ReadonlyMap<string, Media>;
  /** Each question's Markdown, by the question's version. */
  sources: Map<string, string>;
}

/** Compiles everything; problems come back as issues, whatever the files hold. */
export async function compileLibrary(
  files: readonly ContentFile[],
  settings: CompileSettings = {},
): Promise<Compilation> {
  const { versionSalt = '' } = settings;
  const { images, used, ...checked } = await checkFiles<CompiledFile>(
    files,
    settings,
    (compiled) => compiled,
  );
  const compiled = checked.compiled.map((file) => salted(file, versionSalt));
  const media = new Map(
    [...used].flatMap((path) => {
      const image = images.get(path);
      return image === undefined ? [] : [[image.sha, image] as const];
    }),
  );
  const broken = checked.issues.some((issue) => issue.severity === 'error');
  return {
    ...checked,
    compiled,
    library: broken ? null : assembleLibrary(compiled, [...media.keys()], versionSalt),
    media: [...media.values()],
    images: new Map([...images].filter(([path]) => used.has(path))),
    sources: new Map(compiled.flatMap((file) => file.sources)),
  };
}

/** Brings some files into the store, for a compilation of all of them that follows. */
export async function compileAhead(
  files: readonly ContentFile[],
  settings: Required<Pick<Surroundings, 'store' | 'only' | 'progress'>>,
): Promise<void> {
  await checkFiles<CompiledFile>(files, settings, (compiled) => compiled);
}

/** What an author is told, without the library itself: quick where the store knows most files. */
export async function checkContentFiles(
  files: readonly ContentFile[],
  settings: Pick<Surroundings<FileHead>, 'store'>,
): Promise<Checked<FileHead>> {
  const { issues, compiled, found } = await checkFiles<FileHead>(files, settings, (file) => file);
  return { issues, compiled, found };
}

async function checkFiles<File extends FileHead>(
  files: readonly ContentFile[],
  settings: Partial<Surroundings<File>>,
  compiledAs: (compiled: CompiledFile) => File,
): Promise<Checked<File> & { images: Map<string, Media>; used: Set<string> }> {
  const issues: Issue[] = [];
  const { markdown, images } = sortFiles(files, issues);
  const compiled = await compileMarkdown(
    markdown,
    {
      ...settings,
      images,
      paths: new Set(files.map((file) => file.path)),
      memory: settings.memory ?? new Map(),
    },
    compiledAs,
  );
  issues.push(...compiled.flatMap((file) => file.issues));
  const byPath = new Map(markdown.map((file) => [file.path, file]));
  issues.push(
    ...checkLibrary(compiled, (path) => {
      const file = byPath.get(path);
      return file === undefined ? '' : textOf(file.bytes, file.size).text;
    }),
  );
  const used = new Set(compiled.flatMap((file) => file.images));
  for (const path of images.keys()) {
    if (!used.has(path)) tellFile(path, UNUSED_IMAGE, issues);
  }
  return {
    issues: issues.sort(byPlace),
    compiled,
    images,
    used,
    found: {
      patterns: compiled.filter(({ role }) => role.role === 'pattern').map(({ path }) => path),
      questions: compiled.flatMap(({ path, questions }) => questions.map(() => path)),
    },
  };
}

const UNUSED_IMAGE = {
  severity: 'warning',
  code: 'unused-image',
  message: 'No page shows this image.',
  mend: 'Delete it, or show it with ![…](…).',
} as const;

/** The same file under versions that nobody can compute who does not know the salt. */
function salted(file: CompiledFile, salt: string): CompiledFile {
  if (salt === '') return file;
  const version = (bare: string): string => sha256(`${salt} ${bare}`).slice(0, 16);
  return {
    ...file,
    questions: file.questions.map((question) => ({
      ...question,
      version: version(question.version),
    })),
    sources: file.sources.map(([bare, source]) => [version(bare), source]),
  };
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
      markdown.push({ ...file, role });
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
