// Decides which bytes are a content file's text, before anything is parsed.
import type { Problem } from '@/core/content/document';
import { tooMuchIn } from '@/core/content/parse-limits';
import type { Place } from '@/core/content/reporter';

/** A file over this many bytes is refused by its size. */
export const MAX_TEXT_BYTES = 64 * 1024;
/** Emphasis marks in one paragraph; pairing them takes time with their square. */
const MAX_MARKS = 1500;

export type TextOutcome =
  | { ok: true; text: string }
  | { ok: false; place: Place; problem: Omit<Problem, 'node'>; text: string };

/**
 * Text with `\n` line ends and without a byte-order mark, or what is wrong with it.
 *
 * @param size bytes on disk; the bytes themselves may be left out above the limit
 */
export function textOf(bytes: Uint8Array, size: number = bytes.length): TextOutcome {
  if (size > MAX_TEXT_BYTES) {
    return refused('', 1, 1, {
      code: 'file-too-large',
      message: `This file has ${Math.ceil(size / 1024)} KiB; the limit is ${MAX_TEXT_BYTES / 1024} KiB.`,
      mend: 'Split it; a level may have several question files, such as easy.md and easy.more.md.',
    });
  }
  const loose = normalised(new TextDecoder('utf-8').decode(bytes));
  const broken = /\0|\uFFFD/.exec(loose);
  const isNul = broken?.[0] === '\0';
  if (broken !== null && (isNul || !isUtf8(bytes))) {
    const before = loose.slice(0, broken.index).split('\n');
    return refused(loose, before.length, (before.at(-1) ?? '').length + 1, {
      code: isNul ? 'nul-character' : 'not-utf-8',
      message: isNul ? 'There is a NUL character here.' : 'This is not UTF-8 text.',
      mend: isNul ? 'Delete it.' : 'Save the file as UTF-8.',
    });
  }
  return tooDeep(loose) ?? { ok: true, text: loose };
}

function normalised(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What would make the parser slow or exhaust its stack is refused by its looks. */
function tooDeep(text: string): TextOutcome | null {
  const found = tooMuchIn(text, MAX_MARKS);
  return found && refused(text, found.line, 1, found);
}

function refused(
  text: string,
  line: number,
  column: number,
  { code, message, mend }: { code: string; message: string; mend: string },
): TextOutcome {
  return {
    ok: false,
    text,
    place: { line, column, endColumn: column + 1 },
    problem: { severity: 'error', code, message, mend },
  };
}
