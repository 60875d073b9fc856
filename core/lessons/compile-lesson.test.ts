import { describe, expect, it } from 'vitest';
import { compileText, placesOf } from '@/core/lessons/fixtures/compile';

const syntax = {
  't/p/modes/syntax.md': '## Form\n\nThe form.\n\n### Deep\n\nMore.\n\n## Idea\n\nAnother idea.\n',
};

describe('what an author did not mean as a directive', () => {
  it('times, slices, emoji codes and double colons stay ordinary words', async () => {
    const { blocks, issues } = await compileText(
      '## A\n\nAt 10:30 :smile: take a[1:n] and std::vector ::leaf{a=1}.\n\n::leaf\n',
    );
    expect(issues).toEqual([]);
    expect(blocks).toEqual([
      {
        type: 'prose',
        html: '<h2 id="a">A</h2>\n<p>At 10:30 :smile: take a[1:n] and std::vector ::leaf{a=1}.</p>\n<p>::leaf</p>',
      },
    ]);
  });

  it('colons in code are code', async () => {
    const { issues } = await compileText('## A\n\n```text\n:::flow\n```\n\n`:::flow`\n');
    expect(issues).toEqual([]);
  });

  it('single dollars stay dollars, and double ones are maths', async () => {
    const { blocks } = await compileText('## A\n\nFrom $5 to $6, $$x^2$$.\n');
    expect(blocks[0]).toMatchObject({
      html: expect.stringContaining('From $5 to $6, <span class="katex">'),
    });
  });
});

describe('headings', () => {
  it('have ids, numbered where they repeat, and those of level 2 make the contents', async () => {
    const { lesson } = await compileText('## Über `get`\n\n### Deep\n\n## Deep\n\nWords.\n');
    expect(lesson?.headings).toEqual([
      { id: 'uber-get', text: 'Über get' },
      { id: 'deep-1', text: 'Deep' },
    ]);
    expect(lesson?.blocks[0]).toMatchObject({
      html: expect.stringContaining('<h3 id="deep">Deep</h3>'),
    });
  });
});

describe('an include', () => {
  it('shows the section of another mode up to the next heading of its level', async () => {
    const { lesson } = await compileText(
      '## Idea\n\nMine.\n\n:::include{of="syntax#form"}\n:::\n\nAfter.\n',
      'concept',
      syntax,
    );
    expect(
      lesson?.blocks.map((block) => (block.type === 'prose' ? block.html : block.type)),
    ).toEqual([
      '<h2 id="idea">Idea</h2>\n<p>Mine.</p>',
      '<h2 id="form">Form</h2>\n<p>The form.</p>\n<h3 id="deep">Deep</h3>\n<p>More.</p>',
      '<p>After.</p>',
    ]);
    expect(lesson?.headings.map(({ id }) => id)).toEqual(['idea', 'form']);
  });

  it('never gives two headings one id', async () => {
    const { lesson } = await compileText(
      '## Idea\n\n:::include{of="syntax#idea"}\n:::\n',
      'concept',
      syntax,
    );
    expect(lesson?.headings.map(({ id }) => id)).toEqual(['idea', 'idea-1']);
  });

  it.each([
    ['concept#idea', 'itself'],
    ['synatx#form', 'an unknown mode'],
    ['syntax', 'no heading'],
    ['syntax#nowhere', 'an unknown heading'],
    ['visual#form', 'a mode that the pattern has not'],
  ])('of %s is told: %s', async (of) => {
    const { issues } = await compileText(
      `## Idea\n\n:::include{of="${of}"}\n:::\n`,
      'concept',
      syntax,
    );
    expect(placesOf(issues)).toEqual(['3:1 include']);
  });

  it('of a section that includes another is told', async () => {
    const { issues } = await compileText(
      '## Idea\n\n:::include{of="syntax#form"}\n:::\n',
      'concept',
      {
        't/p/modes/syntax.md': '## Form\n\n:::include{of="visual#form"}\n:::\n',
        't/p/modes/visual.md': '## Form\n\nWords.\n',
      },
    );
    expect(issues.map((issue) => `${issue.file} ${issue.code}`)).toEqual([
      't/p/modes/concept.md include',
    ]);
  });

  it('follows an edit of the other mode', async () => {
    const include = '## Idea\n\n:::include{of="syntax#form"}\n:::\n';
    await compileText(include, 'concept', syntax);
    const { blocks } = await compileText(include, 'concept', {
      't/p/modes/syntax.md': '## Form\n\nEdited.\n',
    });
    expect(blocks[1]).toMatchObject({ html: expect.stringContaining('Edited.') });
  });
});

describe('front matter of a lesson', () => {
  it('counts minutes by words and code lines where the author gives none', async () => {
    const words = 'word '.repeat(500);
    const code = `\`\`\`text\n${'line\n'.repeat(50)}\`\`\`\n`;
    expect((await compileText(`## A\n\n${words}\n`)).lesson?.minutes).toBe(3);
    expect((await compileText(`## A\n\n${words}\n\n${code}`)).lesson?.minutes).toBe(5);
    expect((await compileText('## A\n')).lesson?.minutes).toBe(1);
    expect((await compileText(`---\nminutes: 9\n---\n\n${words}\n`)).lesson?.minutes).toBe(9);
  });

  it('does not count a transcript, which says the lesson again', async () => {
    const { lesson } = await compileText(`## A\n\n:::transcript\n${'word '.repeat(900)}\n:::\n`);
    expect(lesson?.minutes).toBe(1);
  });

  it('tells impact and what is affected in the performance mode', async () => {
    const front = '---\ntitle: Speed\nimpact: medium\naffects: server response\n---\n\n## A\n';
    const { lesson } = await compileText(front, 'performance');
    expect(lesson).toMatchObject({ title: 'Speed', impact: 'medium', affects: 'server response' });
  });
});
