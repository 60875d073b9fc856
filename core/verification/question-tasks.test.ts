import { describe, expect, it } from 'vitest';
import { parse } from '@/core/content/fixtures/questions/parse';
import { judgeTask } from '@/core/verification/judge';
import type { Outcome, Task } from '@/core/verification/task';

const well = (output: string): Outcome => ({ ended: 'well', output });
const raised = (
  name: string,
  message: string,
  worded: 'program' | 'engine' = 'program',
): Outcome => ({
  ended: 'error',
  output: '',
  name,
  message,
  worded,
});

function tasksOf(body: string): { tasks: Task[]; codes: string[] } {
  const tasks: Task[] = [];
  const { issues } = parse(`## What?\n<!-- id: a -->\n\n${body}\n`, { tasks });
  const codes = issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { tasks, codes };
}

/** Codes that are told where the task's programs end so. */
function toldOf(body: string, ...outcomes: Outcome[]): string[] {
  const { tasks, codes } = tasksOf(body);
  expect(codes).toEqual([]);
  expect(tasks).toHaveLength(1);
  const [task] = tasks as [Task];
  expect(task.runs).toHaveLength(outcomes.length);
  const judged = judgeTask(task, outcomes);
  if (judged.verdict !== 'failed') return [judged.verdict];
  return judged.complaints.map(({ place, problem }) => `${place.line} ${problem.code}`);
}

const STEM = '```python verify\nprint(6)\n```\n\n';

describe('predicted output', () => {
  const body = '```python run verify\nprint(6)\n```\n\n**Output:**\n\n```\n6\n```';

  it('is what the program prints, but for spaces at the ends', () => {
    expect(toldOf(body, well('6\n'))).toEqual(['verified']);
    expect(toldOf(body, well('7\n'))).toEqual(['10 verify-output']);
  });

  it('may be an uncaught error, by its class or with its message', () => {
    const error = (words: string) => body.replace('\n6\n', `\n${words}\n`);
    const outcome = raised('TypeError', 'not a function', 'engine');
    expect(toldOf(error('TypeError'), outcome)).toEqual(['verified']);
    expect(toldOf(error('TypeError: x is not a function'), outcome)).toEqual(['verified']);
    expect(toldOf(error('RangeError'), outcome)).toEqual(['4 verify-error']);
    const own = raised('ValueError', 'no');
    expect(toldOf(error('ValueError: no'), own)).toEqual(['verified']);
    expect(toldOf(error('Uncaught ValueError: no'), own)).toEqual(['verified']);
    expect(toldOf(error('ValueError: yes'), own)).toEqual(['4 verify-error']);
  });

  it('is not executed without the flag', () => {
    expect(tasksOf(body.replace(' verify', ''))).toEqual({ tasks: [], codes: [] });
  });

  it('needs the flag at the program that is run', () => {
    const setup = '```python verify\nx = 1\n```\n\n';
    expect(tasksOf(setup + body.replace(' verify', '')).codes).toEqual(['verify-unsuitable']);
  });
});

describe('one of several', () => {
  const body = `${STEM}- [x] It prints \`6\`\n- [ ] It prints \`7\`\n- [ ] Nothing`;

  it('has the keyed option printed, and no other', () => {
    expect(toldOf(body, well('6\n'))).toEqual(['verified']);
    expect(toldOf(body, well('7\n'))).toEqual(['8 verify-output', '9 verify-distractor']);
    expect(toldOf(body, well('8\n'))).toEqual(['8 verify-output']);
  });

  it('takes "None of these" for right where no other option is printed', () => {
    const none = `${STEM}- [ ] \`7\`\n- [ ] \`8\`\n- [x] None of these <!-- pin -->`;
    expect(toldOf(none, well('6'))).toEqual(['verified']);
    expect(toldOf(none, well('8'))).toEqual(['9 verify-distractor']);
  });

  it('compares fences of several lines, and leaves feedback alone', () => {
    const options = '- [x]\n  ```text\n  1\n  2\n  ```\n  > `3`\n- [ ] `1 2`\n';
    expect(toldOf(STEM + options, well('1\n2\n'))).toEqual(['verified']);
  });

  it('runs programs in the options after those of the stem, against the output of the stem', () => {
    const programs =
      '```sql verify\ncreate table t (a int);\n```\n\n```output\n1\n```\n\n' +
      '- [x]\n  ```sql verify\n  select 1\n  ```\n- [ ]\n  ```sql verify\n  select 2\n  ```\n';
    const { tasks } = tasksOf(programs);
    expect(tasks[0]?.runs.map(({ code }) => code)).toEqual([
      'create table t (a int);\nselect 1',
      'create table t (a int);\nselect 2',
    ]);
    expect(toldOf(programs, well('1'), well('2'))).toEqual(['verified']);
    expect(toldOf(programs, well('1'), raised('ERROR', 'syntax'))).toEqual(['verified']);
    expect(toldOf(programs, well('1'), well('1'))).toEqual(['17 verify-distractor']);
    expect(tasksOf(programs.replace('```output\n1\n```\n\n', '')).codes).toEqual([
      'verify-unsuitable',
    ]);
  });
});

it('of several right options each is a line of the output, and no other option is', () => {
  const body = `${STEM}- [x] \`a\`\n- [x] \`b\`\n- [ ] \`c\``;
  expect(toldOf(body, well('a\nx\nb'))).toEqual(['verified']);
  expect(toldOf(body, well('a\nc'))).toEqual(['9 verify-output', '10 verify-distractor']);
});

it('a true statement prints true, in the words of its language', () => {
  const body = `${STEM}- [x] True\n- [ ] False`;
  for (const word of ['True', 'true', 't']) expect(toldOf(body, well(word))).toEqual(['verified']);
  expect(toldOf(body, well('False'))).toEqual(['8 verify-output']);
  expect(toldOf(body, well('6'))).toEqual(['4 verify-output']);
});

it('a typed answer is right where the output would be marked right', () => {
  const number = `${STEM}**Answer:** 3.1 ± 0.1`;
  expect(toldOf(number, well('3.14159\n'))).toEqual(['verified']);
  expect(toldOf(number, well('2.7'))).toEqual(['8 verify-output']);
  const text = `${STEM}**Answer:** \`get()\` or \`get\``;
  expect(toldOf(text, well('get\n'))).toEqual(['verified']);
  expect(toldOf(text, well('set'))).toEqual(['8 verify-output']);
  expect(toldOf(`${STEM}**Answer:** \`KeyError\``, raised('KeyError', "'a'"))).toEqual([
    'verified',
  ]);
  expect(toldOf(`${STEM}**Answer:** /\\[.*\\]/`, well('[1, 2]'))).toEqual(['verified']);
});

describe('blanks', () => {
  it('in prose are the lines of the output', () => {
    const body = `${STEM}It prints [[6|6.0]] and then [[(7)|8]].`;
    expect(toldOf(body, well('6\n7'))).toEqual(['8 verify-output']);
    const plain = `${STEM}It prints [[6]] and then [[(7)|8]].`;
    expect(toldOf(plain, well('6\n7'))).toEqual(['verified']);
    expect(toldOf(plain, well('6'))).toEqual(['4 verify-output']);
  });

  it('in code are filled with the keys, every other right answer, and every wrong choice', () => {
    const body = '```python cloze verify\nprint([[max|MAX]](1, [[(2)|3]]))\n```';
    const { tasks } = tasksOf(body);
    expect(tasks[0]?.runs.map(({ code }) => code)).toEqual([
      'print(max(1, 2))',
      'print(MAX(1, 2))',
      'print(max(1, 3))',
    ]);
    expect(toldOf(body, well('2'), well('2'), well('3'))).toEqual(['verified']);
    expect(toldOf(body, well('2'), raised('NameError', 'MAX'), well('3'))).toEqual([
      '4 verify-output',
    ]);
    expect(toldOf(body, well('2'), well('2'), well('2'))).toEqual(['4 verify-distractor']);
    expect(toldOf(body, raised('NameError', 'x'), well('2'), well('2'))).toEqual([
      '4 verify-error',
      '4 verify-output',
    ]);
  });

  it('in code have to be flagged themselves', () => {
    expect(tasksOf(`${STEM}\`\`\`python cloze\n[[x]]\n\`\`\``).codes).toEqual([
      'verify-unsuitable',
    ]);
  });
});

it('lines of code run in their right order, without the traps', () => {
  const body =
    '```output\n1\n```\n\n```python parsons verify\nx = 1\nprint(x)\nprint(y)  # distractor\n```';
  const { tasks } = tasksOf(body);
  expect(tasks[0]?.runs[0]?.code).toBe('x = 1\nprint(x)');
  expect(toldOf(body, well('1'))).toEqual(['verified']);
  expect(toldOf(body, well('2'))).toEqual(['4 verify-output']);
});

it('an order is that of the lines, and none of what does not belong is one', () => {
  const body = `${STEM}1. \`a\`\n2. \`b\`\n\n- \`c\``;
  expect(toldOf(body, well('a\nb'))).toEqual(['verified']);
  expect(toldOf(body, well('b\na'))).toEqual(['8 verify-output', '9 verify-output']);
  expect(toldOf(body, well('a\nb\nc'))).toEqual(['4 verify-output']);
});

it('pairs are printed on the right, one line a row', () => {
  const body = `${STEM}| in | out |\n| --- | --- |\n| a | \`1\` |\n| b | \`2\` |\n|  | \`3\` |`;
  expect(toldOf(body, well('1\n2'))).toEqual(['verified']);
  expect(toldOf(body, well('1\n3'))).toEqual(['11 verify-output']);
});

describe('any program', () => {
  it('fails by a name of its own where it is stopped', () => {
    const body = `${STEM}**Answer:** 6`;
    for (const ended of ['time', 'memory', 'flood', 'crash'] as const) {
      expect(toldOf(body, { ended, detail: 'did it' })).toEqual([`4 verify-${ended}`]);
    }
  });

  it('that was skipped is never verified', () => {
    const skipped: Outcome = { ended: 'skipped', reason: 'no runner for x' };
    expect(toldOf(`${STEM}**Answer:** 6`, skipped)).toEqual(['skipped']);
  });

  it('says its language, and shares it with the others of its question', () => {
    expect(tasksOf('``` verify\nx\n```\n\n**Answer:** 6').codes).toEqual(['verify-language']);
    expect(tasksOf(`${STEM}\`\`\`js verify\nx\n\`\`\`\n\n**Answer:** 6`).codes).toEqual([
      'verify-language',
    ]);
  });

  it('in a solution or in feedback has to end well, or to print what stands below it', () => {
    const { tasks } = tasksOf(
      '- [x] A\n- [ ] B\n  > ```js verify\n  > 1\n  > ```\n\n### Solution\n```py verify\nprint(1)\n```\n\n```output\n1\n```',
    );
    expect(
      tasks.map(({ runs }) => runs.map(({ language, check }) => [language, check.check])),
    ).toEqual([[['javascript', 'ends']], [['python', 'prints']]]);
    expect(judgeTask(tasks[0] as Task, [raised('Error', 'x')])).toMatchObject({
      verdict: 'failed',
      complaints: [{ problem: { code: 'verify-error' } }],
    });
  });
});
