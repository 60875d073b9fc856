// Decides how all files of a content folder become one library, or all their problems at once.
// One file's failure stays that file's; what is wrong between files is check-library.ts's.
import { assembleLibrary } from '@/core/content/assemble-library';
import { checkLibrary } from '@/core/content/check-library';
import type { CompiledFile } from '@/core/content/compile-file';
import {
  compileMarkdown,
  type CompileMemory,
  type MarkdownFile,
} from '@/core/content/compile-markdown';
import { readImage } from '@/core/content/images';
import { byPlace, type Issue } from '@/core/content/issue';
import { roleOf } from '@/core/content/layout';
import type { Library, Media } from '@/core/content/library';
import { lintLibrary } from '@/core/content/lint';
import { createReporter } from '@/core/content/reporter';

export interface ContentFile {
  /** Inside the content folder, with forward slashes: `django/session-data/questions/easy.md`. */
  path: string;
  /** May be empty where the file is refused by its size or its name. */
  bytes: Uint8Array;
  /** Bytes on disk, where they were not read. */
  size?: number;
}

export interface CompileSettings {
  /** Mixed into each question's version, so that nobody can find a key by hashing. */
  versionSalt?: string;
  /** Of the last compilation, for a quick one where little changed; it is brought up to date. */
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
  /** Each Markdown file on its own, errors or not: for authors' tools, never to be served. */
  compiled: readonly CompiledFile[];
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
  const compiled = await compileMarkdown(markdown, {
    images,
    paths: new Set(files.map((file) => file.path)),
    versionSalt: settings.versionSalt ?? '',
    memory: settings.memory ?? new Map(),
  });
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
    compiled,
    media: [...media.values()],
    sources: new Map(compiled.flatMap((file) => file.sources)),
    found: {
      patterns: compiled.filter(({ role }) => role.role === 'pattern').map(({ path }) => path),
      questions: compiled.flatMap(({ path, questions }) => questions.map(() => path)),
    },
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
