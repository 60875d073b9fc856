import { expect, it } from 'vitest';
import { gradeDraft, hintOfDraft } from '@/components/author/answer-draft';
import { compileDraft, type Draft } from '@/components/author/compile-draft';
import { pathOf, roleAt, type DraftRole } from '@/components/author/draft';
import { FIRST_QUESTION } from '@/components/author/first-draft';
import { newLesson } from '@/core/content/scaffold-lesson';
import { NEW_KINDS, newQuestion } from '@/core/content/scaffold-question';
import { MODES } from '@/core/lessons/mode';

const EASY: DraftRole = { kind: 'questions', level: 'easy' };
const bytes = (text: string) => new TextEncoder().encode(text);

function compile(text: string, role = EASY, nearby: Draft['nearby'] = []) {
  return compileDraft({ path: pathOf(role), text, nearby }, new Map());
}

it('finds nothing wrong with what it offers to begin with', async () => {
  expect((await compile(FIRST_QUESTION)).preview.issues).toEqual([]);
  for (const kind of NEW_KINDS) {
    const { preview } = await compile(newQuestion({ id: 'new', kind, skill: null }));
    expect(preview.issues).toEqual([]);
    expect(preview.questions.map(({ view }) => view.type)).toEqual([kind]);
  }
  for (const mode of MODES) {
    const { preview } = await compile(newLesson(mode), { kind: 'lesson', mode });
    expect(preview.issues).toEqual([]);
    expect(preview.lesson?.mode).toBe(mode);
  }
});

it('tells of the draft alone, not of the pattern around it', async () => {
  const { preview } = await compile('## Which one?\n\n- [ ] a\n- [ ] b\n');
  expect(preview.issues.map(({ line, code }) => `${line} ${code}`)).toContain('3 no-key');
  expect(preview.issues.every(({ file }) => file === pathOf(EASY))).toBe(true);
});

it('shows the sound questions of a draft that has an error elsewhere', async () => {
  const { preview } = await compile(`## Broken?\n\n${FIRST_QUESTION}`);
  expect(preview.issues.some(({ severity }) => severity === 'error')).toBe(true);
  expect(preview.questions.map(({ line }) => line)).toEqual([3]);
});

it('puts no key into what the page gets', async () => {
  const { preview } = await compile('## How many?\n<!-- id: a -->\n\n**Answer:** 4711\n');
  expect(preview.questions).toHaveLength(1);
  expect(JSON.stringify(preview.questions)).not.toContain('4711');
});

it('says of pictures, links and sections of other files that they are not here', async () => {
  const lesson =
    '## A\n\n![x](../images/x.png) [y](../../other/pattern.md)\n\n:::include{of="syntax#b"}\n:::\n';
  const { preview } = await compile(lesson, { kind: 'lesson', mode: 'concept' });
  expect(preview.issues.map(({ code, elsewhere }) => [code, elsewhere])).toEqual([
    ['image-missing', true],
    ['link-missing', true],
    ['include', true],
  ]);
});

it('checks a file among its neighbours where they are known', async () => {
  const nearby = [
    { path: 'my-track/my-pattern/modes/syntax.md', bytes: bytes('## B\n\nWords.\n') },
  ];
  const lesson = '## A\n\n:::include{of="syntax#b"}\n:::\n\n:::include{of="syntax#c"}\n:::\n';
  const { preview } = await compile(lesson, { kind: 'lesson', mode: 'concept' }, nearby);
  expect(preview.issues.map(({ line, code, elsewhere }) => [line, code, elsewhere])).toEqual([
    [6, 'include', false],
  ]);
});

it('writes the ids that are missing, and leaves a draft that has them', async () => {
  expect((await compile(FIRST_QUESTION)).withIds).toBeNull();
  const without = FIRST_QUESTION.replace(/<!-- id:.*\n/, '');
  expect((await compile(without)).withIds).toContain(
    '\n<!-- id: which-line-stores-the-visitor-s-theme-in-the-session -->\n',
  );
});

it('grades as practice does, and remembers nothing', async () => {
  const { questions, preview } = await compile(
    '## How many?\n<!-- id: a -->\n\n**Answer:** 1.5\n\n### Hint\nFew.\n',
  );
  const [question] = questions;
  if (!question) throw new Error('No question.');
  expect(preview.questions[0]?.view.hints).toBe(1);
  expect(gradeDraft(question, { value: '1,5' })).toMatchObject({
    outcome: 'graded',
    result: { correct: true, score: 1 },
  });
  const wrong = gradeDraft(question, { value: '2' });
  expect(wrong).toMatchObject({ outcome: 'graded', result: { correct: false } });
  expect(wrong).not.toHaveProperty('result.memory');
  expect(gradeDraft(question, { value: ' ' })).toMatchObject({ outcome: 'incomplete' });
  expect(gradeDraft(question, { option: 'x' })).toMatchObject({ outcome: 'refused' });
  expect(hintOfDraft(question, 1)).toMatchObject({ position: 1, of: 1 });
  expect(hintOfDraft(question, 2)).toBeNull();
});

it('knows from a path what its file is for', () => {
  expect(roleAt('t/p/questions/hard.more.md')).toEqual({ kind: 'questions', level: 'hard' });
  expect(roleAt('t/p/modes/visual.md')).toEqual({ kind: 'lesson', mode: 'visual' });
  for (const path of [
    't/p/pattern.md',
    't/track.md',
    't/p/modes/easy.md',
    't/p/questions/visual.md',
  ])
    expect(roleAt(path)).toBeNull();
});
