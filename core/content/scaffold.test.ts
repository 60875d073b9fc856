import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import { newPattern, newTrack } from '@/core/content/scaffold';
import { newLesson } from '@/core/content/scaffold-lesson';
import { NEW_KINDS, newQuestion } from '@/core/content/scaffold-question';
import { MODES } from '@/core/lessons/mode';
import { kinds } from '@/core/questions/registry';

describe('what is begun is sound at once', () => {
  it.each(MODES)('a lesson in the mode %s', async (mode) => {
    const { issues } = await compileLibrary(
      libraryFiles({ [`t/p/modes/${mode}.md`]: newLesson(mode) }),
    );
    expect(issues).toEqual([]);
  });

  it.each(Object.keys(kinds))('a question of the kind %s', async (kind) => {
    const { issues, compiled } = await compileLibrary(
      libraryFiles({
        't/p/questions/easy.more.md': newQuestion({ id: 'new', kind, skill: 'easy-1' }),
      }),
    );
    expect(issues).toEqual([]);
    const question = compiled.flatMap((file) => file.questions).find(({ id }) => id === 't/p/new');
    expect(question).toMatchObject({ kind, skill: 't/p#easy-1' });
  });

  it('knows every kind of question, and no other', () => {
    expect([...NEW_KINDS].sort()).toEqual(Object.keys(kinds).sort());
  });

  it('a track and a pattern, whatever their slugs look like to YAML', async () => {
    for (const slug of ['rust', 'null', '1', '-', 'true', 'a-b']) {
      const { issues, library } = await compileLibrary(
        libraryFiles({
          't/track.md': newTrack(slug),
          't/p/pattern.md': newPattern(slug),
        }),
      );
      expect(issues).toEqual([]);
      expect(library?.tracks[0]?.patterns[0]?.title).toBe(library?.tracks[0]?.title);
    }
  });
});
