import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadHighlight } from '@/core/content/highlight';
import { openDocument, parseFile } from '@/core/content/open-document';
import { piece } from '@/core/content/testing/pieces';
import type { RootContent } from 'mdast';

/** What an author's words become, whether or not errors would stop the publish. */
async function html(text: string): Promise<string> {
  const { parsed } = parseFile('t/p/modes/concept.md', new TextEncoder().encode(text));
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
