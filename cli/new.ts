// Decides what `new` writes where, and that nothing which is there is ever overwritten.
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkContent } from '@/cli/check';
import { done, type Call, type Command } from '@/cli/command';
import { formatIssue } from '@/core/content/issue';
import { newPattern, newTrack } from '@/core/content/scaffold';
import { newLesson } from '@/core/content/scaffold-lesson';
import { NEW_KINDS, newQuestion } from '@/core/content/scaffold-question';
import { isSlug } from '@/core/content/slug';
import { DomainError } from '@/core/errors';
import { isMode, MODES } from '@/core/lessons/mode';
import { DIFFICULTIES } from '@/core/questions/question';
import { readLibrary, shownPath } from '@/server/content/read-library';

/** What one call writes, and what to do then. */
interface Plan {
  /** Inside the content folder; `append` adds to a file that may be there. */
  files: { path: string; text: string; append?: boolean }[];
  next: string;
}

const THINGS = ['track', 'pattern', 'mode', 'question'] as const;

export const create: Command = {
  usage: [
    'new track TRACK',
    'or: new pattern TRACK/PATTERN, new mode TRACK/PATTERN MODE,',
    `new question TRACK/PATTERN [--difficulty ${DIFFICULTIES.join('|')}] [--kind KIND] [--id ID] [--skill SKILL]`,
    'Writes files that are sound at once, to be rewritten by you; never overwrites one.',
    `Modes: ${MODES.join(', ')}.`,
    `Kinds: ${NEW_KINDS.join(', ')}.`,
  ],
  options: {
    difficulty: DIFFICULTIES,
    kind: ['single', ...NEW_KINDS.filter((kind) => kind !== 'single')],
    id: { text: 'a slug' },
    skill: { text: 'a slug' },
  },
  async run({ words, options }, { contentFolder }) {
    const plan = await planOf(words, options, contentFolder);
    for (const file of plan.files) await write(contentFolder, file);
    const written = plan.files.map((file) => path.join(contentFolder, file.path));
    const { issues } = await checkContent(written, {
      contentFolder,
      store: null,
      dataDir: null,
      machine: null,
    });
    return done(
      [
        ...plan.files.map((file) => `Wrote ${shownPath(contentFolder)}/${file.path}`),
        ...issues.map(formatIssue),
        `Next: ${plan.next}`,
      ].join('\n'),
    );
  },
};

async function planOf(
  [thing, address = '', mode, ...rest]: readonly string[],
  options: Call['options'],
  folder: string,
): Promise<Plan> {
  if (thing === undefined || !(THINGS as readonly string[]).includes(thing)) {
    throw refusal(
      `${thing === undefined ? 'Say what is new' : `"${thing}" cannot be begun`}; there are: ${THINGS.join(', ')}.`,
    );
  }
  const superfluous = thing === 'mode' ? rest[0] : (mode ?? rest[0]);
  if (superfluous !== undefined) throw refusal(`"${superfluous}" is one word too many.`);
  const slugs = slugsOf(thing, address);
  if (thing === 'track') {
    return {
      files: [{ path: `${address}/track.md`, text: newTrack(address) }],
      next: `rewrite it, then npm run content -- new pattern ${address}/NAME`,
    };
  }
  await mustExist(folder, `${slugs[0]}/track.md`, `npm run content -- new track ${slugs[0]}`);
  if (thing === 'pattern') return patternPlan(address, slugs[1]);
  await mustExist(folder, `${address}/pattern.md`, `npm run content -- new pattern ${address}`);
  return thing === 'mode' ? modePlan(address, mode) : questionPlan(address, options, folder);
}

function patternPlan(address: string, slug: string): Plan {
  return {
    files: [
      { path: `${address}/pattern.md`, text: newPattern(slug) },
      { path: `${address}/modes/concept.md`, text: newLesson('concept') },
    ],
    next: `rewrite them, then npm run content -- new question ${address}`,
  };
}

function modePlan(address: string, mode: string | undefined): Plan {
  if (mode === undefined || !isMode(mode)) {
    throw refusal(
      `${mode === undefined ? 'Say which mode' : `There is no mode "${mode}"`}; there are: ${MODES.join(', ')}.`,
    );
  }
  return {
    files: [{ path: `${address}/modes/${mode}.md`, text: newLesson(mode) }],
    next: 'rewrite it; npm run dev reads each save.',
  };
}

async function questionPlan(
  address: string,
  { difficulty = '', kind = '', id: wanted = '', skill = '' }: Call['options'],
  folder: string,
): Promise<Plan> {
  for (const slug of [wanted, skill]) {
    if (slug !== '' && !isSlug(slug)) throw refusal(`"${slug}" is no slug: ${SLUGS}`);
  }
  const taken = await takenIds(folder, address);
  if (taken.has(wanted)) throw refusal(`The id "${wanted}" is taken in ${address}.`);
  let id = wanted;
  for (let next = 1; id === '' || taken.has(id); next += 1) id = `${difficulty}-${next}`;
  const file = `${address}/questions/${difficulty}.md`;
  const before = await readFile(path.join(folder, file), 'utf8').catch(() => '');
  const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const text = gap + newQuestion({ id, kind, skill: skill === '' ? null : skill });
  return {
    files: [
      {
        path: file,
        text: before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text,
        append: true,
      },
    ],
    next: `rewrite "${id}", the last of that file, then npm run content -- check`,
  };
}

/** Slugs of a pattern's questions, lessons included, of today and before. */
async function takenIds(folder: string, pattern: string): Promise<Set<string>> {
  const { compiled } = await readLibrary(folder);
  const own = compiled.flatMap((file) => file.questions).filter((one) => one.pattern === pattern);
  return new Set(
    own.flatMap(({ id, was }) => [id, ...was].map((each) => each.split('/')[2] ?? '')),
  );
}

const SLUGS = 'use small letters, digits and hyphens, at most 64.';

function slugsOf(thing: string, address: string): [track: string, pattern: string] {
  const parts = address.split('/');
  const expected = thing === 'track' ? 1 : 2;
  if (parts.length !== expected || !parts.every(isSlug)) {
    throw refusal(
      `Write new ${thing} ${expected === 1 ? 'TRACK' : 'TRACK/PATTERN'}${address === '' ? '' : `, not "${address}"`}; ${SLUGS}`,
    );
  }
  return [parts[0] ?? '', parts[1] ?? ''];
}

async function mustExist(folder: string, file: string, mend: string): Promise<void> {
  if ((await stat(path.join(folder, file)).catch(() => null)) !== null) return;
  throw refusal(`There is no ${shownPath(folder)}/${file}. Make it with: ${mend}`);
}

async function write(folder: string, file: Plan['files'][number]): Promise<void> {
  const absolute = path.join(folder, file.path);
  await mkdir(path.dirname(absolute), { recursive: true });
  if (file.append === true) return appendFile(absolute, file.text);
  try {
    await writeFile(absolute, file.text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw refusal(
      `${shownPath(folder)}/${file.path} is there already; nothing was written over it.`,
    );
  }
}

function refusal(sentence: string): DomainError {
  return new DomainError('request/invalid', sentence);
}
