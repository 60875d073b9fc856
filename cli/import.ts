// Decides how files of other programs come into a pattern, and how each run is told.
// Refuses to know formats and content rules; core/exchange and the compiler do.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { lstat, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { done, type Command } from '@/cli/command';
import { readPattern, type PatternFiles } from '@/cli/pattern-files';
import { sqliteWasm } from '@/server/exchange/sqlite-wasm';
import { TooMuchMarkdown } from '@/core/content/parse-markdown';
import { compileLibrary, type ContentFile } from '@/core/content/compile-library';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { MAX_IMAGE_BYTES } from '@/core/content/images';
import { nearest } from '@/core/content/nearest';
import { DomainError } from '@/core/errors';
import { Unusable } from '@/core/exchange/draft';
import type { ExchangeQuestion } from '@/core/exchange/exchange';
import { readCompiled } from '@/core/exchange/markdown-reader';
import { planImport, type ImportPlan, type Source } from '@/core/exchange/plan-import';
import { formatOf, formats } from '@/core/exchange/registry';
import { isZip } from '@/core/exchange/zip';
import { DIFFICULTIES } from '@/core/questions/question';

/** A file over this many bytes is not read; an archive, which may hold images, may be larger. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_ARCHIVE_BYTES = 128 * 1024 * 1024;

export const importCommand: Command = {
  usage: [
    'import FILE… --to TRACK/PATTERN [--difficulty easy|medium|hard] [--format NAME] [--dry-run]',
    'Takes questions of other programs into the pattern, in new files. Those that say no level get',
    '--difficulty (medium). Tells line by line what was taken and what was not; doing it again changes',
    `nothing. Formats: ${formats.map(({ name }) => name).join(', ')}.`,
  ],
  options: {
    to: { text: 'the pattern, such as django/session-data' },
    difficulty: { text: `one of: ${DIFFICULTIES.join(', ')}` },
    format: { text: 'the name of a format' },
    'dry-run': 'flag',
  },
  async run({ words: files, options }, { contentFolder }) {
    if (files.length === 0) throw unreadable('Name the files to import.');
    if (options['to'] === '') throw unreadable('Say where to: --to TRACK/PATTERN.');
    const level = options['difficulty'] || 'medium';
    const difficulty = DIFFICULTIES.find((known) => known === level);
    if (difficulty === undefined) {
      throw unreadable(`There is no difficulty "${level}"; there are: ${DIFFICULTIES.join(', ')}.`);
    }
    const pattern = await readPattern(options['to'] ?? '', contentFolder);
    const sources: (Source & { format: string })[] = [];
    for (const file of files) sources.push(await read(file, options['format'] || null));
    const memory: CompileMemory = new Map();
    const plan = await planImport(sources, {
      pattern: pattern.pattern,
      difficulty,
      takenIds: pattern.ids,
      existing: await existingIn(pattern, memory),
      takenPaths: new Set(pattern.files.map((one) => one.path)),
      check: (added) => check(pattern, added, memory),
    });
    const dryRun = options['dry-run'] === 'yes';
    if (!dryRun) await write(plan.files, contentFolder);
    return done(
      [
        ...sources.map((source) => reportOf(source, plan)),
        summaryOf(sources, plan, contentFolder, dryRun),
      ].join('\n'),
    );
  },
};

function unreadable(sentence: string, hint?: string): DomainError {
  return new DomainError('exchange/unreadable', sentence, hint === undefined ? {} : { hint });
}

async function read(file: string, formatName: string | null): Promise<Source & { format: string }> {
  const facts = await lstat(file).catch(() => null);
  if (facts === null) throw unreadable(`There is no "${file}".`);
  if (!facts.isFile()) throw unreadable(`"${file}" is no file.`);
  const limit = isZip(await firstBytes(file)) ? MAX_ARCHIVE_BYTES : MAX_FILE_BYTES;
  if (facts.size > limit) {
    throw unreadable(`"${file}" has over ${limit / 1024 / 1024} MiB, which is too large.`);
  }
  const bytes = new Uint8Array(await readFile(file));
  const names = formats.map(({ name }) => name);
  const format =
    formatName === null
      ? formatOf(path.basename(file), bytes)
      : (formats.find(({ name }) => name === formatName) ?? null);
  if (format === null) {
    const near = formatName === null ? null : nearest(formatName, names);
    throw unreadable(
      formatName === null
        ? `"${file}" is in no format that is known; name one with --format.`
        : `There is no format "${formatName}".${near === null ? '' : ` Did you mean "${near}"?`}`,
      `There are: ${names.join(', ')}.`,
    );
  }
  try {
    const reading = await format.read(bytes, path.basename(file), {
      sqliteWasm,
      neighbour: (name) => neighbourOf(file, name),
    });
    return { file, reading, format: format.name };
  } catch (error) {
    if (error instanceof Unusable || error instanceof DomainError) {
      throw unreadable(`"${file}" cannot be read as ${format.name}. ${error.message}`);
    }
    if (error instanceof TooMuchMarkdown)
      throw unreadable(`"${file}" cannot be read. ${error.message}`);
    if (error instanceof RangeError) throw unreadable(`"${file}" is nested too deeply to be read.`);
    throw error;
  }
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const opened = await open(file);
  try {
    return (await opened.read(new Uint8Array(4), 0, 4, 0)).buffer;
  } finally {
    await opened.close();
  }
}

/** A file in the source's folder or below it: a picture that it shows. */
function neighbourOf(file: string, name: string): Uint8Array | null {
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(name)) return null;
  const folder = path.dirname(path.resolve(file));
  const target = path.resolve(folder, name.replace(/^@\//, ''));
  if (!target.startsWith(folder + path.sep)) return null;
  try {
    const facts = lstatSync(target);
    if (!facts.isFile() || facts.size > MAX_IMAGE_BYTES) return null;
    const real = realpathSync(target);
    return real.startsWith(realpathSync(folder) + path.sep) ? readFileSync(real) : null;
  } catch {
    return null;
  }
}

/** What the pattern's questions say now. */
async function existingIn(
  pattern: PatternFiles,
  memory: CompileMemory,
): Promise<Map<string, ExchangeQuestion>> {
  const { compiled } = await compileLibrary(pattern.files, { memory });
  const own = compiled.filter(({ path: name }) => name.startsWith(`${pattern.pattern}/`));
  return new Map(
    own.flatMap(({ questions, sources }) =>
      questions.flatMap((question) => {
        const source = sources.find(([version]) => version === question.version)?.[1] ?? '';
        const read = readCompiled(question, source);
        return read === null || read.id === null ? [] : [[read.id, read] as const];
      }),
    ),
  );
}

async function check(
  pattern: PatternFiles,
  added: readonly ContentFile[],
  memory: CompileMemory,
): ReturnType<Parameters<typeof planImport>[1]['check']> {
  const { issues } = await compileLibrary([...pattern.files, ...added], { memory });
  return issues;
}

/** Only new files, never over one that is there. */
async function write(files: readonly ContentFile[], contentFolder: string): Promise<void> {
  for (const { path: name, bytes } of files) {
    const target = path.join(contentFolder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
  }
}

/** Line by line what became of each question of the file. */
function reportOf(
  { file, reading, format }: Source & { format: string },
  plan: ImportPlan,
): string {
  const isOwn = ({ from }: { from: string }) => from === file;
  const [placed, known] = [plan.placed.filter(isOwn), plan.known.filter(isOwn)];
  const refused = plan.refused.filter(isOwn);
  const lines = [
    ...placed.map(({ question, id, path: target }) => ({
      line: question.line,
      text: ['taken', `${id} (${target})`, ...question.notes].join('  '),
    })),
    ...known.map(({ question, id, differs }) => ({
      line: question.line,
      text: differs
        ? `known  ${id}  It reads otherwise here (edited since, here or there): what is here stays.`
        : `known  ${id}`,
    })),
    ...refused.map(({ line, what, why }) => ({ line, text: `refused  "${what}"  ${why}` })),
  ].sort((one, other) => one.line - other.line);
  const counts = `${reading.found} found, ${placed.length} imported, ${known.length} known already, ${refused.length} refused`;
  return [
    ...lines.map(({ line, text }) => `${file}:${line} ${text}`),
    `${file} (${format}): ${counts}`,
  ].join('\n');
}

function summaryOf(
  sources: readonly Source[],
  plan: ImportPlan,
  contentFolder: string,
  dryRun: boolean,
): string {
  const where = path.relative(process.cwd(), contentFolder) || '.';
  const shown = where.startsWith('..') ? contentFolder : where;
  const found = sources.reduce((sum, { reading }) => sum + reading.found, 0);
  const counts = new Map<string, number>();
  for (const { code } of plan.warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [
    ...plan.files.map(({ path: name, bytes }) => {
      const size = `${Math.ceil(bytes.length / 1024)} KiB`;
      return `${dryRun ? 'would write' : 'wrote'} ${shown}/${name} (${size})`;
    }),
    ...(counts.size === 0
      ? []
      : [`warnings: ${[...counts].map(([code, count]) => `${count} ${code}`).join(', ')}`]),
    `${found} found, ${plan.placed.length} imported, ${plan.known.length} known already, ${plan.refused.length} refused`,
  ].join('\n');
}
