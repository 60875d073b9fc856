import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a trace ties its steps to the lines of its code', async () => {
  const { blocks } = await compileText(fixture('trace.md'));
  const trace = blocks.find((block) => block.type === 'trace');
  expect(trace?.code).toMatchObject({ name: 'loop', language: 'python' });
  expect(trace?.code.lines).toHaveLength(3);
  expect(trace?.code.lines[0]).toContain('--shiki-light');
  expect(trace?.columns).toEqual(['<code>total</code>']);
  expect(trace?.steps).toEqual([
    { step: '1', line: 1, action: 'Start', states: ['<code>0</code>'] },
    { step: '2', line: 3, action: 'Add 1', states: ['<code>1</code>'] },
    { step: '3', line: null, action: 'Done', states: ['<code>1</code>'] },
  ]);
  expect(trace?.tableHtml).toContain('<table>');
});

it('the fence that a trace runs is shown by the trace alone, another named fence by itself', async () => {
  const { blocks } = await compileText(fixture('trace.md'));
  expect(blocks.map((block) => block.type)).toEqual(['prose', 'trace', 'code']);
  expect(blocks[0]).not.toMatchObject({ html: expect.stringContaining('<pre') });
  expect(blocks[2]).toMatchObject({ type: 'code', name: 'other', language: 'python' });
});

it('lines are counted from 1, and those outside the code are told', async () => {
  const lesson = (line: string): string =>
    `## A\n\n\`\`\`js name=a\nx\n\`\`\`\n\n:::trace{code="a"}\n| Step | Line | Action |\n|---|---|---|\n| 1 | ${line} | Do |\n:::\n`;
  expect(placesOf((await compileText(lesson('1'))).issues)).toEqual([]);
  for (const line of ['0', '2', '-1', '1.5', 'one']) {
    expect(placesOf((await compileText(lesson(line))).issues)).toEqual(['10:5 trace-line']);
  }
});
