import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import { issuesOf } from '@/core/content/testing/issues-of';
import { piece } from '@/core/content/testing/pieces';
import { gradeResponse } from '@/core/questions/grade';

const FILES = [
  't/track.md',
  't/p/pattern.md',
  't/p/modes/concept.md',
  't/p/modes/performance.md',
  't/p/questions/easy.md',
];

const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

it('whatever a file holds, compiling it ends and every problem lies inside the file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FILES), text, async (path, content) => {
      const lines = content
        .replace(/^\uFEFF/, '')
        .replaceAll(/\r\n?/g, '\n')
        .split('\n');
      for (const issue of await issuesOf(path, content)) {
        const line = lines[issue.line - 1];
        expect(line).toBeDefined();
        expect(issue.column).toBeGreaterThanOrEqual(1);
        expect(issue.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
        expect(issue.endColumn).toBeGreaterThan(issue.column);
        expect(issue.excerpt).toBe(line);
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

it('whatever bytes a file holds, compiling it ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.uint8Array({ maxLength: 300 }),
      async (path, bytes) => {
        for (const issue of await issuesOf(path, bytes))
          expect(issue.line).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

const FRONT = (lines: string) => `---\ntitle: A\nsummary: B.\n${lines}\n---\n`;
const QUESTION = (comment: string, answer: string) =>
  `## What?\n<!-- id: what ${comment} -->\n\n${answer}\n\n### Solution\n1. So.\n`;
const utf16 = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0), 0])]);

/** What could harm others, where it stands, and the name under which it is refused. */
const HARMFUL: [what: string, code: string, path: string, content: string | Uint8Array][] = [
  [
    'front matter in a language that runs',
    'front-matter-language',
    't/p/pattern.md',
    '---js\nprocess.exit()\n---\n',
  ],
  [
    'a bomb of aliases',
    'front-matter-yaml',
    't/p/pattern.md',
    FRONT('kind: &a [x]\nwas: [*a, *a]'),
  ],
  ['deep YAML', 'front-matter-yaml', 't/p/pattern.md', FRONT(`skills: ${'{a: '.repeat(900)}`)],
  ['a key of prototypes', 'unknown-key', 't/p/pattern.md', FRONT('__proto__: {admin: true}')],
  ['another key of prototypes', 'unknown-key', 't/p/pattern.md', FRONT('constructor: x')],
  ['a skill of prototypes', 'unknown-key', 't/p/pattern.md', FRONT('skills: {__proto__: x}')],
  [
    'a field of prototypes',
    'bad-field',
    't/p/questions/easy.more.md',
    QUESTION('__proto__: x', '**Answer:** 1'),
  ],
  [
    'an include from elsewhere',
    'include',
    't/p/modes/syntax.md',
    '## A\n\n:::include{of="../../../etc/passwd#root"}\n:::\n',
  ],
  [
    'an image from elsewhere',
    'image-missing',
    't/p/modes/syntax.md',
    '## A\n\n![x](../../../../etc/x.png)\n',
  ],
  [
    'a link to elsewhere',
    'link-missing',
    't/p/modes/syntax.md',
    '## A\n\n[x](../../../../etc/passwd)\n',
  ],
  [
    'a pattern that goes back',
    'bad-pattern',
    't/p/questions/easy.more.md',
    QUESTION('', '**Answer:** /(a+)\\1/'),
  ],
  ['ten megabytes', 'file-too-large', 't/p/modes/syntax.md', new Uint8Array(10 * 1024 * 1024)],
  ['fifty thousand quotes', 'nesting', 't/p/modes/syntax.md', '>'.repeat(50_000)],
  ['a NUL', 'nul-character', 't/p/modes/syntax.md', '## A\0\n'],
  ['UTF-16', 'not-utf-8', 't/p/modes/syntax.md', utf16('## A\n')],
  [
    'an id that is read backwards',
    'bad-field',
    't/p/questions/easy.more.md',
    '## What?\n<!-- id: a\u202Eb -->\n\n**Answer:** 1\n',
  ],
];

describe('what could harm others is refused by name, and takes nobody with it', () => {
  it.each(HARMFUL)('%s: %s', async (_what, code, path, content) => {
    const { issues, found } = await compileLibrary(libraryFiles({ [path]: content }));
    expect(issues.map((issue) => `${issue.file} ${issue.code}`).join()).toContain(
      `${path} ${code}`,
    );
    expect(found.questions.length).toBeGreaterThanOrEqual(20);
  });

  it('a pattern that other engines need for ever is run in linear time', async () => {
    const { library } = await compileLibrary(
      libraryFiles({
        't/p/questions/easy.more.md': QUESTION('', '**Answer:** /(a+)+b/'),
      }),
    );
    const question = library?.tracks[0]?.patterns[0]?.questions.find(({ id }) => id === 't/p/what');
    if (!question) throw new Error('It was not compiled.');
    const start = performance.now();
    expect(gradeResponse(question, { text: 'a'.repeat(400) })).toMatchObject({ correct: false });
    // Years in an engine that tries every split; the limit is for a machine that is busy.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
