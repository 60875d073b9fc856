import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { differencesBetween } from '@/core/content/difference';
import { libraryFiles, questionText } from '@/core/content/fixtures/library';

const NONE = {
  't/p/questions/easy.md': null,
  't/p/questions/medium.md': null,
  't/p/questions/hard.md': null,
};

async function compiled(text: string, changes: Record<string, string | null> = {}) {
  const files = libraryFiles({ ...NONE, 't/p/questions/easy.md': text, ...changes });
  return (await compileLibrary(files)).compiled;
}

async function edit(before: string, after: string, changes?: Record<string, string | null>) {
  return differencesBetween(await compiled(before), await compiled(after, changes));
}

const ONE = questionText('one');

describe('an edit of a question', () => {
  it('is nothing when the question only moves in its file', async () => {
    const other = questionText('other');
    expect(await edit(`${ONE}\n${other}`, `${other}\n${ONE}`)).toEqual([]);
  });

  it.each([
    ['tags', ONE.replace('id: one', 'id: one tags: a')],
    ['white space', ONE.replace('\n### Solution', '\n\n\n### Solution')],
    ['source', ONE.replace('**Look.**', '__Look.__')],
  ])('is cosmetic when only its %s change', async (part, after) => {
    expect(await edit(ONE, after)).toMatchObject([
      { change: 'cosmetic', id: 't/p/one', parts: [part], advice: null },
    ]);
  });

  it.each([
    ['stem', ONE.replace('What is true of', 'What holds for'), ['title', 'stem']],
    ['feedback', ONE.replace('That is another.', 'No.'), ['answer texts']],
    ['solution', ONE.replace('It is one thing.', 'So it is.'), ['solution']],
    ['skill', ONE.replace('id: one', 'id: one skill: s'), ['skill']],
  ])('is wording when its %s changes', async (_, after, parts) => {
    expect(await edit(ONE, after)).toMatchObject([{ change: 'wording', parts, advice: null }]);
  });

  it('is wording when its options change places', async () => {
    const after = ONE.replace(/(- \[x\][^]*?)(- \[ \] Another[^]*?)(?=- \[ \] A third)/, '$2$1');
    expect(after).not.toBe(ONE);
    expect(await edit(ONE, after)).toMatchObject([{ change: 'wording' }]);
  });

  it.each([
    ['options', ONE.replace('A third thing', 'A fourth thing'), ['options', 'key']],
    [
      'key',
      questionText('one')
        .replace('- [x] One', '- [ ] One')
        .replace('- [ ] Another', '- [x] Another'),
      ['key'],
    ],
    ['kind', ONE.replace('- [ ] Another', '- [x] Another'), ['kind', 'key']],
  ])('is material when its %s change, and asks for a raised rev', async (_, after, parts) => {
    const [found] = await edit(ONE, after);
    expect(found).toMatchObject({ change: 'material', advice: expect.stringContaining('rev: 2') });
    expect(found?.parts).toEqual(expect.arrayContaining(parts));
  });

  it.each([
    ['**Answer:** 42', '**Answer:** 43'],
    ['**Answer:** `get`', '**Answer:** `got`'],
    ['**Answer:** /a+/', '**Answer:** /b+/'],
    ['A [[word]] here.', 'A [[verb]] here.'],
    ['1. One\n2. Two\n3. Three', '1. Two\n2. One\n3. Three'],
    [
      '| A | B |\n| --- | --- |\n| a | x |\n| b | y |',
      '| A | B |\n| --- | --- |\n| a | y |\n| b | x |',
    ],
  ])('is material where %j becomes %j', async (before, after) => {
    const text = (answer: string) => `## Q\n<!-- id: q -->\n\n${answer}\n`;
    expect(await edit(text(before), text(after))).toMatchObject([{ change: 'material' }]);
  });

  it('asks for nothing more when rev is raised', async () => {
    const after = ONE.replace('A third', 'A fourth').replace('id: one', 'id: one rev: 2');
    expect(await edit(ONE, after)).toMatchObject([{ change: 'material', advice: null }]);
  });
});

describe('questions that come and go', () => {
  it('are added and removed', async () => {
    expect(await edit(ONE, questionText('two'))).toMatchObject([
      { change: 'added', id: 't/p/two', before: null },
      { change: 'removed', id: 't/p/one', before: 't/p/one' },
    ]);
  });

  it('are renamed where was says so, for the question or its folders', async () => {
    expect(await edit(ONE, ONE.replace('id: one', 'id: two was: one skill: one'))).toMatchObject([
      { change: 'renamed', id: 't/p/two', before: 't/p/one' },
    ]);
    const moved = {
      't/p/pattern.md': null,
      't/p/modes/concept.md': null,
      't/p/questions/easy.md': null,
      't/q/pattern.md': '---\ntitle: P\nsummary: S.\nwas: [p]\n---\n',
      't/q/questions/easy.md': ONE,
    };
    const differences = await edit(ONE, '', moved);
    expect(differences).toMatchObject([{ change: 'renamed', id: 't/q/one', before: 't/p/one' }]);
  });
});
