// Decides how a pattern's questions leave for other programs, and how losses are told.
// Refuses to know formats; core/exchange does.
import { writeFile } from 'node:fs/promises';
import { done, type Command } from '@/cli/command';
import { readPattern } from '@/cli/pattern-files';
import { sqliteWasm } from '@/server/exchange/sqlite-wasm';
import { compileLibrary } from '@/core/content/compile-library';
import { DomainError } from '@/core/errors';
import type { ExchangeQuestion, Loss, WriteAids } from '@/core/exchange/exchange';
import { readCompiled } from '@/core/exchange/markdown-reader';
import { formats } from '@/core/exchange/registry';

const writers = formats.filter(({ write }) => write !== undefined);

export const exportCommand: Command = {
  usage: [
    `export TRACK/PATTERN --format ${writers.map(({ name }) => name).join('|')} --out FILE`,
    'Writes the questions of the pattern for other programs, and tells what their format cannot hold.',
    'Never writes over a file that is there.',
  ],
  options: {
    format: { text: `one of: ${writers.map(({ name }) => name).join(', ')}` },
    out: { text: 'the file to write' },
  },
  async run({ words, options }, { contentFolder }) {
    const [pattern, ...others] = words;
    if (pattern === undefined || others.length > 0) throw unwritable('Name one TRACK/PATTERN.');
    if (!options['out']) throw unwritable('Say where to write: --out FILE.');
    const format = writers.find(({ name }) => name === options['format']);
    if (format?.write === undefined) {
      const known = writers.map(({ name }) => name).join(', ');
      throw unwritable(`Say in which --format to write; there are: ${known}.`);
    }
    const { questions, losses, found, aids } = await questionsOf(pattern, contentFolder);
    const written = await format.write(questions, aids);
    await writeFile(options['out'], written.bytes, { flag: 'wx' }).catch((error: unknown) => {
      throw unwritable(`"${options['out']}" cannot be written (${reasonOf(error)}).`);
    });
    return done(report(found, [...losses, ...written.losses], options['out']));
  },
};

function unwritable(sentence: string): DomainError {
  return new DomainError('exchange/unreadable', sentence);
}

async function questionsOf(
  pattern: string,
  contentFolder: string,
): Promise<{
  questions: ExchangeQuestion[];
  losses: Loss[];
  found: number;
  aids: WriteAids;
}> {
  const { files, pattern: id } = await readPattern(pattern, contentFolder);
  const { library, sources } = await compileLibrary(files);
  if (library === null) {
    throw new DomainError('content/broken', 'The content has errors, so nothing is exported.', {
      hint: 'Run: npm run content -- check',
    });
  }
  const own = library.tracks.flatMap(({ patterns }) => patterns).filter((one) => one.id === id);
  const compiled = own.flatMap((one) => one.questions);
  const losses: Loss[] = [];
  const questions = compiled.flatMap((question) => {
    const read = readCompiled(question, sources.get(question.version) ?? '');
    if (read !== null) return [read];
    const what = `all of it: its ${question.kind} is written in a way that only we read`;
    losses.push({ id: question.id.slice(id.length + 1), what });
    return [];
  });
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const aids: WriteAids = {
    sqliteWasm,
    pattern: id,
    title: own[0]?.title ?? id,
    image: (address) => bytes.get(`${id}/${address.replace(/^(\.\.\/)+/, '')}`) ?? null,
    now: new Date(),
  };
  return { questions, losses, found: compiled.length, aids };
}

function report(found: number, losses: readonly Loss[], out: string): string {
  const byQuestion = new Map<string, string[]>();
  for (const { id, what } of losses) byQuestion.set(id, [...(byQuestion.get(id) ?? []), what]);
  const whole = losses.filter(({ what }) => what.startsWith('all of it')).length;
  return [
    ...[...byQuestion].map(([id, what]) => `${id} loses ${what.join(', ')}`),
    `wrote ${out}: ${found - whole} of ${found} questions, ${byQuestion.size} with losses`,
  ].join('\n');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return 'unknown reason';
  return error.code === 'EEXIST' ? 'there is one already' : String(error.code);
}
