// The kinds as they come out of the real compiler: sanitised and highlighted.
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { libraryFiles } from '@/core/content/fixtures/library';
import { lessonView } from '@/core/questions/present';
import type { Question } from '@/core/questions/question';
import { readQuestion } from '@/core/questions/read-question';
import { kindOf, kinds } from '@/core/questions/registry';
import { isSameWording } from '@/core/questions/wording';

const folder = new URL('../content/fixtures/questions/kinds/', import.meta.url);
const text = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const questions = new Map<string, Question>();

beforeAll(async () => {
  const { library, issues } = await compileLibrary(
    libraryFiles({ 't/p/questions/easy.more.md': text }),
  );
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const track of library?.tracks ?? [])
    for (const pattern of track.patterns)
      for (const question of pattern.questions) questions.set(question.kind, question);
});

function seen(kind: string): string {
  const question = questions.get(kind);
  if (question === undefined) throw new Error(`No question of the kind ${kind}.`);
  return JSON.stringify(lessonView(question));
}

it('has one question of every kind', () => {
  expect([...questions.keys()].sort()).toEqual(Object.keys(kinds).sort());
});

it('highlights each line of a Parsons problem alone, without the box around it', () => {
  const question = questions.get('parsons');
  const { pieces } = lessonView(question as Question) as unknown as { pieces: { html: string }[] };
  for (const { html } of pieces) {
    expect(html).toMatch(/^<span class="line">.*<\/span>$/);
    expect(html).toContain('--shiki-light');
  }
  expect(seen('parsons')).not.toContain('distractor');
  const key = kindOf(question as Question).describeKey(question?.body).html;
  expect(key).toMatch(/<code><span class="line">.*def.*\n {4}<span/);
});

it('leaves the blanks of highlighted code in their places', () => {
  const text = seen('cloze');
  for (const nth of [0, 1, 2, 3]) expect(text).toContain(`<span data-blank=\\"${nth}\\"></span>`);
  expect(text).toContain('<pre');
  for (const secret of ['dictionary', 'dict', 'get', 'light']) {
    expect(text.replaceAll('shiki-light', '').replaceAll('github-light', '')).not.toContain(secret);
  }
});

it('shows the program, and not what it prints', () => {
  expect(seen('output')).toContain('print');
  expect(seen('output')).not.toContain('Output');
});

it('is the wording that was kept of it while only its name and its place have changed', () => {
  for (const question of questions.values()) {
    const renamed = {
      ...question,
      id: 't/elsewhere/renamed',
      pattern: 't/elsewhere',
      skill: 't/elsewhere#another',
      was: [question.id],
      version: 'f'.repeat(16),
      tags: [...question.tags, 'moved'],
      source: { file: 't/elsewhere/questions/easy.md', line: 90 },
    };
    const kept = readQuestion(JSON.parse(JSON.stringify(question)));
    expect(isSameWording(kept, renamed), question.kind).toBe(true);
    for (const edit of [
      { stem: `${question.stem}<p>More.</p>` },
      { body: { ...(question.body as object), more: true } },
      { solution: [...question.solution, '<p>More.</p>'] },
      { rev: question.rev + 1 },
    ]) {
      expect(isSameWording(kept, { ...renamed, ...edit }), question.kind).toBe(false);
    }
  }
});
