// Decides how files of other programs come into a pattern, and how each run is told.
// Refuses to know formats and content rules; core/exchange and the compiler do.
import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPattern, type PatternFiles } from '@/cli/pattern-files';
import { compileLibrary, type ContentFile } from '@/core/content/compile-library';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { nearest } from '@/core/content/nearest';
import { DomainError } from '@/core/errors';
import { Unusable } from '@/core/exchange/draft';
import type { Reading } from '@/core/exchange/exchange';
import { firstWords } from '@/core/exchange/markdown-text';
import { planImport, type ImportPlan } from '@/core/exchange/plan-import';
import { formatOf, formats } from '@/core/exchange/registry';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

/** A file over this many bytes is not read. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

export const IMPORT_USAGE = [
  'npm run content -- import FILE… --to TRACK/PATTERN [--difficulty easy|medium|hard]',
  `                          [--format ${formats.map(({ name }) => name).join('|')}] [--dry-run]`,
  '',
  'Takes questions of other programs into the pattern. Questions without a level get --difficulty',
  '(medium). Says line by line what it took and what it could not take. Doing it again changes nothing.',
].join('\n');

/**
 * @param args after `import`
 * @param contentFolder absolute
 * @returns what to print
 * @throws DomainError for a wrong call or a file that cannot be read at all
 */
export async function importFiles(args: readonly string[], contentFolder: string): Promise<string> {
  const { files, to, difficulty, format, dryRun } = parse(args);
  const told: string[] = [];
  const memory: CompileMemory = new Map();
  for (const file of files) {
    const pattern = await readPattern(to, contentFolder);
    const { reading, name } = await read(file, format);
    const plan = await planImport(reading, {
      pattern: pattern.pattern,
      difficulty,
      takenIds: pattern.ids,
      takenPaths: new Set(pattern.files.map((one) => one.path)),
      check: (added) => check(pattern, added, memory),
    });
    if (!dryRun) await write(plan.files, contentFolder);
    told.push(report(file, name, reading, plan, contentFolder, dryRun));
  }
  return told.join('\n');
}

interface Call {
  files: string[];
  to: string;
  difficulty: Difficulty;
  format: string | null;
  dryRun: boolean;
}

function parse(args: readonly string[]): Call {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        difficulty: { type: 'string' },
        format: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch {
    throw wrong('This call cannot be read.', IMPORT_USAGE);
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) throw wrong('Name the file to import.', IMPORT_USAGE);
  if (values.to === undefined) throw wrong('Say where to: --to TRACK/PATTERN.');
  const difficulty = DIFFICULTIES.find((known) => known === (values.difficulty ?? 'medium'));
  if (difficulty === undefined) {
    throw wrong(`There is no level "${values.difficulty}"; there are: ${DIFFICULTIES.join(', ')}.`);
  }
  return {
    files: positionals,
    to: values.to,
    difficulty,
    format: values.format ?? null,
    dryRun: values['dry-run'] === true,
  };
}

/** A call that makes no sense: one sentence, exit code 2. */
function wrong(sentence: string, hint?: string): DomainError {
  return new DomainError('exchange/unreadable', sentence, hint === undefined ? {} : { hint });
}

async function read(
  file: string,
  formatName: string | null,
): Promise<{ reading: Reading; name: string }> {
  const facts = await lstat(file).catch(() => null);
  if (facts === null) throw wrong(`There is no "${file}".`);
  if (!facts.isFile()) throw wrong(`"${file}" is no file.`);
  if (facts.size > MAX_FILE_BYTES) {
    throw wrong(`"${file}" has over ${MAX_FILE_BYTES / 1024 / 1024} MiB, which is too large.`);
  }
  const bytes = new Uint8Array(await readFile(file));
  const names = formats.map(({ name }) => name);
  const format =
    formatName === null
      ? formatOf(path.basename(file), bytes)
      : (formats.find(({ name }) => name === formatName) ?? null);
  if (format === null) {
    const near = formatName === null ? null : nearest(formatName, names);
    throw wrong(
      formatName === null
        ? `"${file}" is in no format that is known; name one with --format.`
        : `There is no format "${formatName}".${near === null ? '' : ` Did you mean "${near}"?`}`,
      `There are: ${names.join(', ')}.`,
    );
  }
  try {
    return { reading: await format.read(bytes, path.basename(file)), name: format.name };
  } catch (error) {
    if (error instanceof Unusable || error instanceof DomainError) {
      throw wrong(`"${file}" cannot be read as ${format.name}. ${error.message}`);
    }
    if (error instanceof RangeError) throw wrong(`"${file}" is nested too deeply to be read.`);
    throw error;
  }
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

function report(
  file: string,
  format: string,
  reading: Reading,
  plan: ImportPlan,
  contentFolder: string,
  dryRun: boolean,
): string {
  const lines = [
    ...plan.placed.map(({ question, id, path: target }) => ({
      line: question.line,
      text: ['taken', `${id} (${target})`, ...question.notes].join('  '),
    })),
    ...plan.known.map(({ question, id }) => ({ line: question.line, text: `known  ${id}` })),
    ...plan.refused.map(({ line, what, why }) => ({
      line,
      text: `refused  "${firstWords(what)}"  ${why}`,
    })),
  ].sort((one, other) => one.line - other.line);
  const where = path.relative(process.cwd(), contentFolder) || '.';
  const shown = where.startsWith('..') ? contentFolder : where;
  const counts = new Map<string, number>();
  for (const { code } of plan.warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [
    ...lines.map(({ line, text }) => `${file}:${line} ${text}`),
    `${file} (${format}): ${reading.found} found, ${plan.placed.length} imported, ${plan.known.length} known already, ${plan.refused.length} refused`,
    ...plan.files.map(
      ({ path: name, bytes }) =>
        `${dryRun ? 'would write' : 'wrote'} ${shown}/${name} (${Math.ceil(bytes.length / 1024)} KiB)`,
    ),
    ...(counts.size === 0
      ? []
      : [`warnings: ${[...counts].map(([code, count]) => `${count} ${code}`).join(', ')}`]),
    '',
  ].join('\n');
}
