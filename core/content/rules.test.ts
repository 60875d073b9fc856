import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { libraryFiles, PNG, questionText } from '@/core/content/fixtures/library';
import { formatIssue } from '@/core/content/issue';

/** What the flawless library has in common with most fixtures is compiled once. */
const memory: CompileMemory = new Map();

async function compile(changes: Parameters<typeof libraryFiles>[0] = {}) {
  if (memory.size === 0) await compileLibrary(libraryFiles(), { memory });
  return compileLibrary(libraryFiles(changes), { memory: new Map(memory) });
}

const folder = fileURLToPath(new URL('./fixtures/rules/', import.meta.url));
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** `=== path` starts a file; a file that says `@remove` is taken out of the flawless library. */
function changesOf(text: string): Record<string, string | null> {
  const parts = text.split(/^=== (.+)\n/m).slice(1);
  const changes: Record<string, string | null> = {};
  for (let index = 0; index < parts.length; index += 2) {
    const content = parts[index + 1] ?? '';
    changes[parts[index] ?? ''] = content.trim() === '@remove' ? null : content;
  }
  return changes;
}

describe('each rule is told at its place with its mend', () => {
  it.each(fixtures)('%s', async (name) => {
    const changes = changesOf(readFileSync(folder + name, 'utf8'));
    const { issues, library } = await compile(changes);
    const code = name.split('.')[0];
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(library === null).toBe(issues.some((issue) => issue.severity === 'error'));
    await expect(issues.map(formatIssue).join('\n\n')).toMatchFileSnapshot(
      `fixtures/rules/${name.replace(/txt$/, 'expected')}`,
    );
  });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const deepQuote = `${'> '.repeat(60)}deep\n`;
const deepDirectives = Array.from({ length: 52 }, (_, depth) => `${':'.repeat(60 - depth)}a`).join(
  '\n',
);

/** Rules whose fixture is no text that a person would write. */
const odd: [code: string, place: string, changes: Record<string, string | Uint8Array>][] = [
  ['nul-character', '3:5', { 't/p/modes/concept.md': '## A\n\nOne \0 two\n' }],
  [
    'not-utf-8',
    '3:1',
    { 't/p/modes/concept.md': new Uint8Array([...bytes('## A\n\n'), 0xff, 0x0a]) },
  ],
  ['file-too-large', '1:1', { 't/p/modes/concept.md': 'a '.repeat(40_000) }],
  ['nesting', '1:1', { 't/p/modes/concept.md': deepQuote }],
  ['nesting', '51:1', { 't/p/modes/concept.md': `${deepDirectives}\n` }],
  ['table-too-long', '1:1', { 't/p/modes/concept.md': `| a |\n|---|\n${'| 1 |\n'.repeat(201)}` }],
  ['too-many-marks', '1:1', { 't/p/modes/concept.md': '_a*'.repeat(1000) }],
  ['front-matter-size', '2:1', { 't/p/modes/concept.md': `---\n${'# note\n'.repeat(3000)}---\n` }],
  ['unused-image', '1:1', { 't/p/images/a.png': PNG }],
  ['image-type', '1:1', { 't/p/images/a.jpg': PNG }],
  ['image-type', '1:1', { 't/p/images/a.png': bytes('no image') }],
  ['image-too-large', '1:1', { 't/p/images/a.png': new Uint8Array(3 * 1024 * 1024) }],
  [
    'image-alt',
    '3:1',
    { 't/p/images/a.png': PNG, 't/p/modes/concept.md': '## A\n\n![](../images/a.png)\n' },
  ],
];

describe('what no text fixture can hold is told, too', () => {
  it.each(odd)('%s at %s', async (code, place, changes) => {
    const { issues } = await compile(changes);
    expect(issues.map((issue) => `${issue.code} ${issue.line}:${issue.column}`)).toContain(
      `${code} ${place}`,
    );
  });
});

it('a library without a flaw compiles without a word', async () => {
  const { issues, library } = await compile();
  expect(issues).toEqual([]);
  expect(library?.tracks[0]?.patterns[0]?.questions).toHaveLength(20);
});

it('circles through several patterns are told at each of them', async () => {
  const pattern = (required: string): string =>
    `---\ntitle: A\nsummary: B.\nrequires: [${required}]\n---\n`;
  const { issues } = await compile({
    't/p/pattern.md': pattern('t/q'),
    't/q/pattern.md': pattern('t/p'),
  });
  expect(
    issues.filter((issue) => issue.code === 'requires-circle').map((issue) => issue.file),
  ).toEqual(['t/p/pattern.md', 't/q/pattern.md']);
});

it('a lesson question may not take the id of a pool question', async () => {
  const quiz = `## Idea\n\n:::quiz\n${questionText('easy-1', '###')}:::\n`;
  const { issues } = await compile({ 't/p/modes/concept.md': quiz });
  expect(issues.map((issue) => issue.code)).toContain('duplicate-id');
});
