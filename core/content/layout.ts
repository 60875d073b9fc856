// Decides what each path of the content folder is for, and says what is expected where none fits.
import type { Problem } from '@/core/content/document';
import { suggestion } from '@/core/content/nearest';
import { isSlug } from '@/core/content/slug';
import { isMode, MODES, type Mode } from '@/core/lessons/mode';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';
import { RUNNERS_FILE } from '@/core/verification/runners';

export const IMAGE_EXTENSIONS = ['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp'] as const;

export type Role =
  | { role: 'track'; track: string }
  | { role: 'pattern'; track: string; pattern: string }
  | { role: 'misconceptions'; track: string; pattern: string }
  | { role: 'mode'; track: string; pattern: string; mode: Mode }
  | {
      role: 'questions';
      track: string;
      pattern: string;
      difficulty: Difficulty;
    }
  | { role: 'image'; extension: string }
  | { role: 'ignored' }
  | { role: 'unexpected'; problem: Omit<Problem, 'node'> };

/** @param path inside the content folder, with forward slashes */
export function roleOf(path: string): Role {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (
    parts.some((part) => part.startsWith('.')) ||
    /^(README|LICEN[CS]E|NOTICE|CHANGELOG|CONTRIBUTING)/i.test(name) ||
    path === RUNNERS_FILE
  ) {
    return { role: 'ignored' };
  }
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const folders = parts.slice(0, -1);
  const oddFolder = folders.find((folder) => !isSlug(folder));
  if (oddFolder !== undefined) {
    return unexpected(
      'error',
      'bad-name',
      `"${oddFolder}" is no name for a folder of the content.`,
      'Use small letters, digits and hyphens, at most 64.',
    );
  }
  if ((IMAGE_EXTENSIONS as readonly string[]).includes(extension))
    return { role: 'image', extension };
  if (extension !== 'md') {
    return unexpected(
      'warning',
      'unexpected-file',
      `"${name}" is neither Markdown (.md) nor an image.`,
      'Move it out of the content folder.',
    );
  }
  return markdownRole(parts, name);
}

function markdownRole(parts: readonly string[], name: string): Role {
  const [track = '', pattern = '', folder = ''] = parts;
  if (parts.length === 2 && name === 'track.md') return { role: 'track', track };
  if (parts.length === 3 && name === 'pattern.md') return { role: 'pattern', track, pattern };
  if (parts.length === 3 && name === 'misconceptions.md')
    return { role: 'misconceptions', track, pattern };
  if (parts.length === 4 && folder === 'modes') return modeRole(track, pattern, name);
  if (parts.length === 4 && folder === 'questions') return questionsRole(track, pattern, name);
  const expected = [
    'Markdown stands in TRACK/track.md.',
    'A track holds track.md and one folder for each pattern.',
    'A pattern holds pattern.md, misconceptions.md and the folders modes, questions and images.',
  ][Math.min(parts.length - 1, 2)];
  return unexpected(
    'warning',
    'unexpected-file',
    `"${parts.join('/')}" is not read: nothing is expected there.`,
    expected ?? '',
  );
}

function modeRole(track: string, pattern: string, name: string): Role {
  const mode = name.replace(/\.md$/, '');
  if (isMode(mode)) return { role: 'mode', track, pattern, mode };
  return unexpected(
    'error',
    'unknown-mode',
    `"${mode}" is none of the ten modes.`,
    suggestion(mode, MODES),
  );
}

function questionsRole(track: string, pattern: string, name: string): Role {
  const [level = '', ...rest] = name.replace(/\.md$/, '').split('.');
  const difficulty = DIFFICULTIES.find((known) => known === level);
  if (difficulty !== undefined && rest.every(isSlug))
    return { role: 'questions', track, pattern, difficulty };
  return unexpected(
    'error',
    'question-file-name',
    `"${name}" does not say its level.`,
    'Name it easy.md, medium.md or hard.md, or with a word between, such as easy.more.md.',
  );
}

function unexpected(
  severity: 'error' | 'warning',
  code: string,
  message: string,
  mend: string,
): Role {
  return { role: 'unexpected', problem: { severity, code, message, mend } };
}
