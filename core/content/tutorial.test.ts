import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { formatIssue } from '@/core/content/issue';

const tutorial = readFileSync(new URL('../../docs/tutorial.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...tutorial.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text ?? '',
  );
const [frontMatter = ''] = blocks('yaml');
const [lesson = '', ...questions] = blocks('markdown');

function compile(easy: string) {
  const files = {
    'cooking/track.md': '---\ntitle: Cooking\nsummary: At home.\norder: 1\n---\n\nFood.\n',
    'cooking/eggs/pattern.md': `${frontMatter}\nEggs.\n`,
    'cooking/eggs/modes/concept.md': `---\ntitle: Eggs\n---\n\n${lesson}`,
    'cooking/eggs/questions/easy.md': easy,
  };
  return compileLibrary(
    Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
  );
}

it('the tutorial ends with a pattern that is served, and says what a newcomer is told', async () => {
  expect(questions).toHaveLength(2);
  const { library, issues } = await compile(questions.join('\n'));
  expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning thin-pool',
    'warning unused-skill',
  ]);
  const pattern = library?.tracks[0]?.patterns[0];
  expect(pattern?.questions.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'cooking/eggs/soft-yolk single',
    'cooking/eggs/hard-yolk numeric',
  ]);
  expect(pattern?.lessons.map(({ mode }) => mode)).toEqual(['concept']);
});

it('the mistake that the tutorial asks for is told in the words that it prints', async () => {
  const { issues } = await compile(questions.join('\n').replace('- [x] Six', '- [ ] Six'));
  const told = issues.find(({ code }) => code === 'no-key');
  if (!told) throw new Error('Nobody was told.');
  const [line] = formatIssue({ ...told, file: `my-content/${told.file}` }).split('\n');
  expect(tutorial).toContain(line);
});
