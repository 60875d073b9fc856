import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/core/errors';
import type { ExchangeQuestion, Format, Reading } from '@/core/exchange/exchange';
import { aiken } from '@/core/exchange/formats/aiken';
import { csv } from '@/core/exchange/formats/csv';
import { gift } from '@/core/exchange/formats/gift';
import { json } from '@/core/exchange/formats/json';
import { markdownList } from '@/core/exchange/formats/markdown-list';
import { mdbookQuiz } from '@/core/exchange/formats/mdbook-quiz';
import { moodleXml } from '@/core/exchange/formats/moodle-xml';
import { formatOf } from '@/core/exchange/registry';
import { aids } from '@/core/exchange/testing/aids';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(format: Format, text: string): Promise<Reading> {
  return format.read(bytesOf(text), `x.${format.endings[0]}`, aids);
}

/** The only question, which must have been taken. */
async function one(format: Format, text: string): Promise<ExchangeQuestion> {
  const reading = await read(format, text);
  expect(reading.refused).toEqual([]);
  expect(reading.found).toBe(1);
  return reading.questions[0] as ExchangeQuestion;
}

async function whyNot(format: Format, text: string): Promise<string[]> {
  const { questions, refused, found } = await read(format, text);
  expect(questions).toEqual([]);
  expect(found).toBe(refused.length);
  return refused.map(({ why }) => why);
}

const keys = ({ answer }: ExchangeQuestion) =>
  'options' in answer ? answer.options.flatMap(({ text, correct }) => (correct ? [text] : [])) : [];

describe('Markdown lists', () => {
  it('takes lettered options with the answer in a <details>', async () => {
    const text = [
      '###### 7. Which fruit?',
      '',
      '```js',
      'eat();',
      '```',
      '',
      '- A: `pear`',
      '- B: plum',
      '',
      '<details><summary><b>Answer</b></summary>',
      '<p>',
      '',
      '#### Answer: B',
      '',
      'Pears are out, so answer B is it. Not option A.',
      '',
      '</p>',
      '</details>',
    ].join('\n');
    const question = await one(markdownList, text);
    expect(question.stem).toBe('Which fruit?\n\n```js\neat();\n```');
    expect(keys(question)).toEqual(['plum']);
    expect(question.solution).toBe('Pears are out, so “plum” is it. Not `pear`.');
  });

  it('takes task lists, one right or several, with what they say', async () => {
    const text =
      '#### Q1. One?\n- [ ] a\n  > no\n- [x] b\n\n#### Q2. Two?\n- [x] a\n- [x] b\n- [ ] c\n';
    const { questions } = await read(markdownList, text);
    expect(questions.map(({ answer }) => answer.kind)).toEqual(['single', 'multiple']);
    expect(questions[0]?.answer).toMatchObject({ options: [{ feedback: 'no' }, {}] });
  });

  it('takes lettered lines, and an answer line after them', async () => {
    const question = await one(markdownList, '1. Which?\n\nA) x\nB) y\n\n**Answer:** B\n');
    expect(keys(question)).toEqual(['y']);
  });

  it.each([
    ['## Which?\n\n- A: x\n- B: y\n', 'It does not say which option is right.'],
    ['## Which?\n\n- A: x\n- B: y\n\nAnswer: C\n', 'Its answer "C" is none of its options.'],
    ['## Which?\n\nSay it.\n', 'It has no options to choose from.'],
  ])('refuses %j', async (text, why) => {
    expect(await whyNot(markdownList, text)).toEqual([why]);
  });

  it('takes no prose for a question', async () => {
    expect((await read(markdownList, '# About\n\nWords.\n\n- a\n- b\n')).found).toBe(0);
  });
});

describe('mdbook-quiz', () => {
  const quiz = (lines: string) => `[[questions]]\n${lines}\n`;

  it('takes choice, short answer and tracing', async () => {
    const text = [
      quiz(
        'type = "MultipleChoice"\nprompt.prompt = "a?"\nprompt.distractors = ["x"]\nanswer.answer = ["y", "z"]',
      ),
      quiz(
        'type = "ShortAnswer"\nprompt.prompt = "b?"\nanswer.answer = "`mut`"\nanswer.alternatives = ["m"]',
      ),
      quiz(
        'type = "Tracing"\nprompt.program = "p()"\nanswer.doesCompile = true\nanswer.stdout = "3\\n"',
      ),
      quiz(
        'type = "Tracing"\nprompt.program = "p()"\nanswer.doesCompile = false\nanswer.lineNumber = 1',
      ),
    ].join('\n');
    const { questions } = await read(mdbookQuiz, text);
    expect(questions.map(({ answer }) => answer)).toMatchObject([
      { kind: 'multiple' },
      { kind: 'text', accepted: ['mut', 'm'] },
      { kind: 'output', program: 'p()', output: '3' },
      { kind: 'numeric', low: 1, high: 1 },
    ]);
    expect(questions[3]?.line).toBe(19);
  });

  it('refuses other types, and fields that are missing', async () => {
    const text =
      quiz('type = "Informational"') + quiz('type = "ShortAnswer"\nprompt.prompt = "b?"');
    expect(await whyNot(mdbookQuiz, text)).toEqual([
      'Questions of the type "Informational" are not taken.',
      'Its field "answer" is missing or of another type.',
    ]);
  });

  it('says that a file is no TOML', async () => {
    await expect(async () => read(mdbookQuiz, '= 1')).rejects.toThrow(DomainError);
  });
});

describe('GIFT', () => {
  it('takes choice with feedback, and escaped signs', async () => {
    const question = await one(gift, '// c\n::n::[markdown]1 \\= `1`? {=yes#so ~no\\~ ####all}\n');
    expect(question.stem).toBe('1 = `1`?');
    expect(keys(question)).toEqual(['yes']);
    expect(question.solution).toBe('all');
  });

  it.each([
    ['Two? {#2}', { kind: 'numeric', low: 2, high: 2 }],
    ['Two? {#1.5:0.5}', { kind: 'numeric', low: 1, high: 2 }],
    ['Two? {#1..2}', { kind: 'numeric', low: 1, high: 2 }],
    ['Who? {=Ada =Grace =%50%Bob}', { kind: 'text', accepted: ['Ada', 'Grace'] }],
    ['So? {T}', { kind: 'true-false' }],
    ['Who? {~%50%a ~%50%b ~c}', { kind: 'multiple' }],
  ])('takes %j', async (text, answer) => {
    expect((await one(gift, text)).answer).toMatchObject(answer);
  });

  it('keeps plain words plain, and makes Markdown of HTML', async () => {
    expect((await one(gift, 'a*b* {=x}')).stem).toBe('a\\*b\\*');
    expect((await one(gift, '[html]<p>a <b>b</b></p> {=x}')).stem).toBe('a **b**');
  });

  it.each([
    ['Say. {}', 'It asks for an essay, which cannot be graded.'],
    ['Only words.', 'It has no answers in braces.'],
    ['Open {=a', 'Its answers have no closing brace.'],
  ])('refuses %j', async (text, why) => {
    expect(await whyNot(gift, text)).toEqual([why]);
  });
});

describe('Aiken', () => {
  it('takes a question, whatever its words would mean in Markdown', async () => {
    const question = await one(aiken, 'Is *this* it?\nA. no\nB) # yes\nANSWER: B\n');
    expect(question.stem).toBe('Is \\*this\\* it?');
    expect(keys(question)).toEqual(['\\# yes']);
  });

  it('refuses a key that no option has, and goes on', async () => {
    const { questions, refused } = await read(
      aiken,
      'a?\nA. x\nB. y\nANSWER: C\n\nb?\nA. x\nB. y\n\nc?\nA. x\nB. y\nANSWER: A\n',
    );
    expect(questions.map(({ line }) => line)).toEqual([10]);
    expect(refused.map(({ line }) => line)).toEqual([1, 6]);
  });
});

describe('CSV', () => {
  it.each([
    ['question,option A,option B,answer\nw?,x,y,B\n', ['y']],
    ['Question;A;B;Correct\nw?;x;y;x\n', ['x']],
    ['question,option_1,option_2,option_3,answer\n"w,\nw?",x,y,z,"1, 3"\n', ['x', 'z']],
  ])('finds options and key in %j', async (text, right) => {
    expect(keys(await one(csv, text))).toEqual(right);
  });

  it('takes front and back as a short text', async () => {
    expect((await one(csv, 'front,back\nHi?,Ho\n')).answer).toMatchObject({ accepted: ['Ho'] });
  });

  it('refuses a row without an answer, by its line', async () => {
    const { refused } = await read(csv, 'question,answer\n"a\nb",x\nc,\n');
    expect(refused).toEqual([{ line: 4, what: 'c', why: 'It has no answer.' }]);
  });

  it('says that no column asks', async () => {
    await expect(async () => read(csv, 'a,b\n1,2\n')).rejects.toThrow('No column is called');
  });

  it('writes nothing that a spreadsheet would run', async () => {
    const question = { ...(await one(csv, 'question,answer\nq,x\n')), stem: '=cmd()' };
    expect(new TextDecoder().decode((await csv.write?.([question], aids))?.bytes)).toContain(
      "'=cmd()",
    );
  });
});

describe('Moodle XML', () => {
  const quiz = (inner: string) => `<?xml version="1.0"?>\n<quiz>\n${inner}\n</quiz>`;
  const choice = quiz(
    '<question type="multichoice"><questiontext format="html"><text><![CDATA[<p>a &lt; <code>b</code>?</p>]]></text></questiontext><answer fraction="100"><text>yes</text></answer><answer fraction="0"><text>a &amp;lt; b</text></answer></question>',
  );

  it('takes HTML as Markdown, with entities told apart from markup', async () => {
    const question = await one(moodleXml, choice);
    expect(question.stem).toBe('a \\< `b`?');
    expect(keys(question)).toEqual(['yes']);
    expect(question.answer).toMatchObject({ options: [{}, { text: 'a \\&lt; b' }] });
  });

  it('takes numbers with a tolerance', async () => {
    const text = quiz(
      '<question type="numerical"><questiontext><text>n?</text></questiontext><answer fraction="100"><text>2</text><tolerance>0.5</tolerance></answer></question>',
    );
    expect((await one(moodleXml, text)).answer).toMatchObject({ low: 1.5, high: 2.5 });
  });

  it('refuses other types by their line, and counts no category', async () => {
    const text = quiz(
      '<question type="category"><category><text>c</text></category></question>\n<question type="essay"><questiontext><text>Say.</text></questiontext></question>',
    );
    expect((await read(moodleXml, text)).refused).toEqual([
      { line: 4, what: 'Say.', why: 'Questions of the type "essay" are not taken.' },
    ]);
  });

  it.each([
    ['<!DOCTYPE quiz [<!ENTITY a "aaaa">]><quiz>&a;</quiz>', 'document type'],
    ['<quiz><question></quiz>', 'no sound XML'],
    ['<other/>', 'no <quiz>'],
    [`<quiz>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</quiz>`, 'nested too deeply'],
  ])('cannot read %j', async (text, why) => {
    await expect(async () => read(moodleXml, text)).rejects.toThrow(why);
  });
});

describe('JSON', () => {
  it('refuses a question with a field that it does not know', async () => {
    const text = JSON.stringify({ format: 1, questions: [{ stem: 'a', odd: 1 }] });
    expect(await whyNot(json, text)).toHaveLength(1);
  });

  it('says that a file is something else', async () => {
    await expect(async () => read(json, '[]')).rejects.toThrow('This is no JSON of');
  });
});

it.each([
  ['q.md', '', 'markdown'],
  ['q.toml', '', 'mdbook-quiz'],
  ['q.csv', '', 'csv'],
  ['q.json', '', 'json'],
  ['q.txt', 'a?\nA. x\nB. y\nANSWER: A\n', 'aiken'],
  ['q.txt', 'a? {=x ~y}\n', 'gift'],
  ['q.xml', '<quiz></quiz>', 'moodle-xml'],
])('%s with %j is read as %s', (name, text, format) => {
  expect(formatOf(name, bytesOf(text))?.name).toBe(format);
});

it.each([
  ['q.txt', 'Some words.\n'],
  ['q.docx', ''],
])('%s is no file of a known format', (name, text) => {
  expect(formatOf(name, bytesOf(text))).toBeNull();
});

it('a file that is no text is refused in one sentence', async () => {
  await expect(async () => gift.read(Uint8Array.of(0xff, 0xfe), 'x', aids)).rejects.toThrow(
    'not UTF-8',
  );
});

const fragments = fc
  .array(
    fc
      .constantFrom('a?', '# Q1. b?', '- [x] c', '- [ ] d', 'A. e', 'B) f', '- A: g', 'ANSWER: B')
      .chain((line) => fc.constantFrom(line, '', 'h? {=i ~j}', '{', '}', '~k', '=l#m', '"', 'n,o')),
    { maxLength: 25 },
  )
  .map((lines) => lines.join('\n'));

it.each([[markdownList], [gift], [aiken], [csv]])(
  '$name: what is found is taken or refused, whatever stands there',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fragments, async (text) => {
        const bytes = bytesOf(
          format === csv ? `question,answer\n${text.replaceAll('"', '')}` : text,
        );
        const { questions, refused, found } = await format.read(bytes, 'x', aids);
        expect(questions.length + refused.length).toBe(found);
      }),
      { numRuns: 50 },
    );
  },
  30_000,
);
