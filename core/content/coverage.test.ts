import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { coverageOf, coverageText } from '@/core/content/coverage';
import { libraryFiles, questionText } from '@/core/content/fixtures/library';

async function coverage(changes: Record<string, string | null> = {}) {
  const { library } = await compileLibrary(libraryFiles(changes));
  if (library === null) throw new Error('the fixture has errors');
  return coverageOf(library);
}

describe('the coverage of a pattern', () => {
  it('names missing modes, short levels and skills without siblings', async () => {
    const skilled = (id: string) => questionText(id).replace(`id: ${id}`, `id: ${id} skill: both`);
    const [one] = await coverage({
      't/p/pattern.md': '---\ntitle: P\nsummary: S.\nskills: { idle: Not asked }\n---\n',
      't/p/modes/visual.md': '## A\n\nWords.\n',
      't/p/questions/easy.md': `${skilled('a')}\n${skilled('b')}\n${questionText('c')}`,
      't/p/questions/medium.md': null,
    });
    expect(one).toMatchObject({
      pattern: 't/p',
      modes: ['concept', 'visual'],
      questions: 11,
      levels: { easy: 3, medium: 0, hard: 8 },
      missing: { easy: 1, medium: 8, hard: 0 },
      kinds: { single: 11 },
    });
    expect(one?.missingModes).toHaveLength(8);
    expect(one?.thinSkills).toEqual([
      'idle',
      'c',
      ...Array.from({ length: 8 }, (_, n) => `hard-${n + 1}`),
    ]);
    expect(one?.skills.find(({ skill }) => skill === 'both')).toEqual({
      skill: 'both',
      questions: 2,
      levels: { easy: 2, medium: 0, hard: 0 },
      kinds: { single: 2 },
    });
  });

  it('counts questions of lessons apart from the pool', async () => {
    const [one] = await coverage({
      't/p/modes/concept.md': `## A\n\n:::quiz\n${questionText('q', '###')}:::\n`,
    });
    expect(one).toMatchObject({ questions: 20, lessonQuestions: 1 });
    expect(one?.skills.map(({ skill }) => skill)).not.toContain('q');
  });

  it('shows holes in the table and in words', async () => {
    const text = coverageText(await coverage({ 't/p/questions/medium.md': null }));
    expect(text).toMatch(/^pattern +modes +easy +medium +hard +in lessons +skills +thin +kinds\n/);
    expect(text).toMatch(/\nt\/p +1\/10 +4 +0 \(-8\) +8 +0 +12 +12 +single 12\n/);
    expect(text).toContain('  too few for two different tests: add 8 medium\n');
    expect(text).toContain('  no lesson: analogy, syntax, ');
    expect(text).toMatch(/\n {4}easy-1 +1 +\. +\. +single 1\n/);
  });
});
