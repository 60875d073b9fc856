import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { gradeResponse } from '@/core/questions/grade';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { libraryFiles, PNG } from '@/core/content/fixtures/library';
import type { Issue } from '@/core/content/issue';
import { loadHighlight } from '@/core/content/highlight';
import { openDocument, parseFile } from '@/core/content/open-document';
import type { RootContent } from 'mdast';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const memory: CompileMemory = new Map();

async function issuesOf(path: string, text: string | Uint8Array): Promise<Issue[]> {
  if (memory.size === 0) await compileLibrary(libraryFiles(), { memory });
  const { issues } = await compileLibrary(libraryFiles({ [path]: text }), {
    memory: new Map(memory),
  });
  return issues.filter((issue) => issue.file === path);
}

/** What an author's words become, whether or not errors would stop the publish. */
async function html(text: string): Promise<string> {
  const { parsed } = parseFile('t/p/modes/concept.md', encode(text));
  if (parsed === null) return '';
  const highlight = await loadHighlight([]);
  const references = {
    image: (path: string) =>
      path === 't/p/images/a.svg'
        ? { sha: 'a'.repeat(64), extension: 'svg', width: 1, height: 1 }
        : null,
    exists: () => true,
    use: () => undefined,
  };
  const document = openDocument(parsed, references, highlight);
  return document.html(document.root.children as RootContent[]);
}

const FILES = [
  't/track.md',
  't/p/pattern.md',
  't/p/modes/concept.md',
  't/p/modes/performance.md',
  't/p/questions/easy.md',
];

/** Pieces that mean something to the parser, so that arbitrary text reaches every rule. */
const piece = fc.oneof(
  fc.constantFrom(
    '---\n',
    '\n',
    '\n\n',
    '# ',
    '## ',
    '### ',
    '#### ',
    '- [x] ',
    '- [ ] ',
    '1. ',
    '> ',
    '> [!TIP]\n',
    '```py name=a\n',
    '```\n',
    ':::',
    ':::flow\n',
    ':::good{gain="x"}\n',
    ':::trace{code="a"}\n',
    ':::quiz\n',
    ':::moments\n',
    ':::tabs\n',
    ':::verdicts\n',
    ':::check{tool="x"}\n',
    ':::include{of="concept#idea"}\n',
    ':::\n',
    '| a | b |\n',
    '|---|---|\n',
    '| 1 | good |\n',
    '<!-- id: a -->\n',
    '<!--',
    '-->',
    '<b>',
    '$$',
    '**',
    '_',
    '`',
    '[a](b)',
    '![a](b)',
    '[a]: b\n',
    '[^1]',
    '[^1]: x\n',
    '**Answer:** ',
    '42',
    'title: ',
    'summary: ',
    '&a ',
    '*a',
    '!x ',
    '\t',
    '    ',
    '\r\n',
    '\uFEFF',
    'Solution\n',
    'Hint\n',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
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

const TAGS = new Set(
  (
    'a blockquote br code del div em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section strong sup table tbody td th thead tr ul ' +
    // Of Shiki and KaTeX.
    'span svg path line math semantics annotation mrow mi mo mn msup msub msubsup mfrac msqrt mroot mtext mspace mover munder munderover mtable mtr mtd mstyle mpadded mphantom menclose merror mglyph'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'href title id class alt height width loading src checked disabled type start align tabindex style role aria-label aria-hidden aria-describedby data-footnotes data-footnote-ref data-footnote-backref ' +
    'xmlns encoding display mathvariant stretchy fence separator lspace rspace minsize maxsize scriptlevel displaystyle accent accentunder mathcolor mathsize mathbackground viewbox preserveaspectratio d x1 x2 y1 y2 stroke-width rowspacing columnalign columnspacing columnlines rowlines linethickness notation voffset movablelimits largeop form'
  ).split(' '),
);

/** Tags, attributes and targets that a browser would find and we do not expect. */
function surprisesIn(out: string): string[] {
  const surprises: string[] = [];
  const tag = /<(\/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<(?![/a-z])|<[/a-z]/gi;
  for (const [whole, , name, rest] of out.matchAll(tag)) {
    if (name === undefined || !TAGS.has(name.toLowerCase())) surprises.push(whole);
    for (const [, key, , quoted] of (rest ?? '').matchAll(/([^\s=/"']+)(="([^"]*)")?/g)) {
      const attribute = (key ?? '').toLowerCase();
      const value = quoted ?? '';
      if (!ATTRIBUTES.has(attribute)) surprises.push(`${name}: ${attribute}`);
      if (attribute === 'href' && !/^(https?:|mailto:|\/(?!\/)|#|$)/.test(value))
        surprises.push(value);
      if (attribute === 'src' && !/^\/media\/[0-9a-f]{64}\.[a-z]+$/.test(value))
        surprises.push(value);
      if (attribute === 'style' && /url|expression|javascript|@/i.test(value))
        surprises.push(value);
    }
  }
  return surprises;
}

it('the search for surprises finds planted ones', () => {
  expect(surprisesIn('<p onclick="x()">')).toEqual(['p: onclick']);
  expect(surprisesIn('<script>')).toEqual(['<script>']);
  expect(surprisesIn('<a href="javascript:x">')).toEqual(['javascript:x']);
  expect(surprisesIn('<img src="https://example.org/a.png">')).toHaveLength(1);
  expect(surprisesIn('<p title="<script>">text</p>')).toEqual([]);
});

const ATTEMPTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x][y]\n\n[y]: data:image/svg+xml,<svg>',
  '![x](https://example.org/track.gif)',
  '![" onerror="alert(1)](../images/a.svg)',
  '![x](../images/a.svg "a\\" onload=\\"alert(1)")',
  '[x](https://example.org/"onmouseover="alert(1) "t")',
  '```html" onload="alert(1)\n<script>alert(1)</script>\n```',
  '```<script>\nx\n```',
  '`<script>alert(1)</script>`',
  '$$\\href{javascript:alert(1)}{x}$$',
  '$$\\htmlData{onclick=alert(1)}{x}$$',
  '$$\\includegraphics{https://example.org/a.png}$$',
  '$$\n\\url{javascript:alert(1)}\n$$',
  '## Heading <script>alert(1)</script>',
  '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
  '> [!TIP]\n> <script>alert(1)</script>',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '<!-- --><script>alert(1)</script>',
  '<!-- a --!><script>alert(1)</script> -->',
  '<style>body{display:none}</style>',
  '<form action="https://example.org"><input name=a></form>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
];

describe('nothing that a browser would run comes through', () => {
  it.each(ATTEMPTS)('%s', async (attempt) => {
    expect(surprisesIn(await html(attempt))).toEqual([]);
  });

  it('any mixture of such pieces', async () => {
    const mixture = fc
      .array(fc.oneof(fc.constantFrom(...ATTEMPTS), piece), { maxLength: 8 })
      .map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(mixture, async (content) => {
        expect(surprisesIn(await html(content))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

it('raw HTML is shown as text, and comments are not shown at all', async () => {
  expect(await html('A <b>bold</b> word<!-- secret -->.')).toBe(
    '<p>A &#x3C;b>bold&#x3C;/b> word.</p>',
  );
  expect(await html('<div>\nshown\n</div>\n\n<!-- secret -->')).toBe(
    '<p>&#x3C;div>\nshown\n&#x3C;/div></p>',
  );
});

describe('what would take long is refused soon', () => {
  const MEGABYTE = 1024 * 1024;
  it.each([
    ['a megabyte of words', 'word '.repeat(MEGABYTE / 5)],
    ['thousands of nested quotes', '>'.repeat(3000)],
    ['thousands of nested list items', '- '.repeat(3000)],
    ['tens of thousands of emphasis marks', '_a*'.repeat(20_000)],
    ['brackets without end', '['.repeat(60_000)],
    ['YAML braces without end', `---\ntitle: ${'['.repeat(15_000)}\n---\n`],
    ['a formula of braces', `$$${'{'.repeat(20_000)}$$`],
    ['directives without end', ':::a\n'.repeat(15_000)],
    ['a table of cells', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
  ])(
    '%s',
    async (_name, content) => {
      await issuesOf('t/p/modes/concept.md', '## Warm\n');
      const start = performance.now();
      await issuesOf('t/p/modes/concept.md', content);
      expect(performance.now() - start).toBeLessThan(20_000);
    },
    30_000,
  );

  it('a file is refused by its size on disk, unread', async () => {
    const { issues } = await compileLibrary([
      ...libraryFiles(),
      { path: 't/p/modes/syntax.md', bytes: new Uint8Array(), size: 70_000 },
    ]);
    expect(issues.map((issue) => issue.code)).toEqual(['file-too-large']);
  });
});

it('the failure of one file leaves the others as they are', async () => {
  const { issues, found } = await compileLibrary(
    libraryFiles({ 't/p/modes/syntax.md': '> '.repeat(3000), 't/p/images/a.png': PNG }),
  );
  expect(issues.map((issue) => `${issue.file} ${issue.code}`)).toEqual([
    't/p/images/a.png unused-image',
    't/p/modes/syntax.md nesting',
  ]);
  expect(found.questions).toHaveLength(20);
});

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
