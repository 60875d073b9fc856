import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLibrary, type ContentFile } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import { commentWithId } from '@/core/content/format-comment';
import { writeMissingIds } from '@/core/content/format-ids';

const EASY = 't/p/questions/easy.more.md';
const LESSON = 't/p/modes/analogy.md';
const ANSWER = '\n- [x] One\n- [ ] Two\n';

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

async function format(files: readonly ContentFile[]) {
  const { compiled, issues } = await compileLibrary(files);
  const { changed, refused } = writeMissingIds(files, compiled);
  const after = files.map((file) => changed.find(({ path }) => path === file.path) ?? file);
  return { after, changed, refused, issues, questions: compiled.flatMap((file) => file.questions) };
}

async function formatText(text: string, path = EASY): Promise<string> {
  const { after } = await format(libraryFiles({ [path]: text }));
  return decode(after.find((file) => file.path === path)?.bytes ?? new Uint8Array());
}

describe('writing missing ids', () => {
  it.each([
    [
      'a line under the heading',
      `## Which?\n${ANSWER}`,
      `## Which?\n<!-- id: which -->\n${ANSWER}`,
    ],
    [
      'into the comment that is there, in the order of the fields',
      `## Which?\n<!-- rev: 2 tags: a, b skill: choose -->\n${ANSWER}`,
      `## Which?\n<!-- id: which skill: choose rev: 2 tags: a, b -->\n${ANSWER}`,
    ],
    [
      'into a comment of several lines, a line each',
      `## Which?\n<!--\nseconds: 20\nskill: choose\n-->\n${ANSWER}`,
      `## Which?\n<!--\nid: which\nskill: choose\nseconds: 20\n-->\n${ANSWER}`,
    ],
    [
      'below an underlined heading',
      `Which?\n---\n${ANSWER}`,
      `Which?\n---\n<!-- id: which -->\n${ANSWER}`,
    ],
    [
      'with the line ends and the byte-order mark of the file',
      `\uFEFF## Which?\r\n\r\n- [x] One\r\n- [ ] Two`,
      `\uFEFF## Which?\r\n<!-- id: which -->\r\n\r\n- [x] One\r\n- [ ] Two`,
    ],
  ])('adds %s', async (_, before, after) => {
    expect(await formatText(before)).toBe(after);
  });

  it('numbers an id that is taken by a question, an earlier id or a lesson of the pattern', async () => {
    const text = `## Easy 1\n${ANSWER}\n## Old\n${ANSWER}\n## In quiz\n${ANSWER}\n## Same\n${ANSWER}\n## Same\n${ANSWER}`;
    const files = libraryFiles({
      [EASY]: text,
      't/p/questions/medium.more.md': `## M\n<!-- id: m was: old -->\n${ANSWER}`,
      [LESSON]: `:::quiz\n### Q\n<!-- id: in-quiz -->\n${ANSWER}:::\n`,
    });
    const { changed } = await format(files);
    expect(changed[0]?.written.map(({ id }) => id)).toEqual([
      'easy-1-2',
      'old-2',
      'in-quiz-2',
      'same',
      'same-2',
    ]);
  });

  it('never writes an id that a question with an error has', async () => {
    const { changed } = await format(
      libraryFiles({ [EASY]: `## X\n<!-- id: which -->\n\nNo answer.\n\n## Which\n${ANSWER}` }),
    );
    expect(changed[0]?.written).toEqual([{ line: 6, id: 'which-2' }]);
  });

  it.each([
    ['bad-comment', '<!-- a note -->'],
    ['unknown-field', '<!-- skil: write -->'],
    ['repeated-field', '<!-- rev: 1 rev: 2 -->'],
    ['comment-open', '<!-- skill: write'],
  ])('leaves a file with %s as it is and says so', async (code, comment) => {
    const files = libraryFiles({ [EASY]: `## Fine\n${ANSWER}\n## Which?\n${comment}\n${ANSWER}` });
    const { changed, refused } = await format(files);
    expect(changed).toEqual([]);
    expect(refused).toMatchObject([{ code, file: EASY }]);
  });
});

/** Takes away what these properties have no use for. */
const BARE = Object.fromEntries(
  ['easy', 'medium', 'hard'].map((level) => [`t/p/questions/${level}.md`, null]),
);
const LIMIT_MS = 30_000;

const comments = fc.constantFrom(
  '',
  '<!-- skill: choose -->\n',
  '\n<!-- rev: 3 skill: choose -->\n',
  '<!--\nseconds: 9\ntags: [a, b]\n-->\n',
  '<!-- id: IDHERE rev: 2 -->\n',
);
const question = (heading: string) =>
  fc.record({
    words: fc.constantFrom('Which?', 'Ça va?', 'Что?', 'A `code` one', 'x'.repeat(80), 'Which'),
    underlined: fc.boolean(),
    comment: comments,
    stem: fc.constantFrom('', 'Text straight below.\n', '\n    indented\n', '\n***\n\nMore.\n'),
    end: fc.constantFrom('\n', '\n\n', '\n\n### Solution\nSo.\n'.replace('###', `${heading}#`)),
  });

type Written = ReturnType<typeof question> extends fc.Arbitrary<infer One> ? One : never;

/** @param unique makes every heading its own, so that no id needs a number */
function textOf(parts: readonly Written[], heading: string, unique: boolean): string {
  return parts
    .map(({ words, underlined, comment, stem, end }, index) => {
      const title = unique ? `${index} ${words}` : words;
      const head = underlined && heading === '##' ? `${title}\n---` : `${heading} ${title}`;
      const own = comment.replace('IDHERE', `own-${heading.length}-${index}`);
      return `${head}\n${own}${stem}\n- [x] One\n- [ ] Two${end}`;
    })
    .join('\n');
}

const libraries = fc
  .record({
    pool: fc.array(question('##'), { minLength: 1, maxLength: 5 }),
    quiz: fc.array(question('###'), { maxLength: 3 }),
    unique: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
  })
  .map(({ pool, quiz, unique, end, mark }) => {
    const written = (text: string) => new TextEncoder().encode(mark + text.replaceAll('\n', end));
    const lesson = `:::quiz\n${textOf(quiz, '###', unique)}\n:::\n`;
    return {
      unique,
      files: libraryFiles({
        ...BARE,
        [EASY]: written(textOf(pool, '##', unique)),
        [LESSON]: written(quiz.length === 0 ? 'Words.\n' : lesson.replace(/(### )/g, '$1Q ')),
      }),
    };
  });

describe('whatever the files hold', () => {
  it(
    'finds nothing more to write after it has written',
    async () => {
      await fc.assert(
        fc.asyncProperty(libraries, async ({ files }) => {
          const once = await format(files);
          const twice = await format(once.after);
          expect(twice.changed).toEqual([]);
          expect(twice.issues.filter(({ code }) => code === 'missing-id')).toEqual([]);
        }),
        { numRuns: 50 },
      );
    },
    LIMIT_MS,
  );

  it(
    'leaves every question as it was, its version included',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          libraries.filter(({ unique }) => unique),
          async ({ files }) => {
            const { after, questions } = await format(files);
            const { compiled } = await compileLibrary(after);
            const bare = (list: typeof questions) => list.map(({ source: _, ...rest }) => rest);
            expect(bare(compiled.flatMap((file) => file.questions))).toEqual(bare(questions));
          },
        ),
        { numRuns: 50 },
      );
    },
    LIMIT_MS,
  );
});

describe('a comment with an id', () => {
  it('keeps its line ends', () => {
    expect(commentWithId('<!--\r\nrev: 1\r\n-->', 'a')).toBe('<!--\r\nid: a\r\nrev: 1\r\n-->');
  });

  it('keeps an address in a value whole', () => {
    expect(commentWithId('<!-- tags: https://example.org skill: b -->', 'a')).toBe(
      '<!-- id: a skill: b tags: https://example.org -->',
    );
  });
});
