import { describe, expect, it } from 'vitest';
import type { Reading } from '@/core/exchange/exchange';
import { flashCards } from '@/core/exchange/formats/flash-cards';
import { text2qti } from '@/core/exchange/formats/text2qti';
import { formatOf } from '@/core/exchange/registry';
import { aids } from '@/core/exchange/testing/aids';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const cards = (text: string): Promise<Reading> => flashCards.read(bytesOf(text), 'x.md', aids);
const shown = async (text: string) =>
  (await cards(text)).questions.map(({ stem, answer }) => [
    stem,
    answer.kind === 'text'
      ? answer.accepted[0]
      : answer.kind === 'numeric'
        ? answer.low
        : answer.kind,
  ]);

describe('flash cards in Markdown', () => {
  it.each<[string, unknown[]]>([
    [
      'Q: One?\nA: one\n\nQ: Two\nlines?\nA: 2\n',
      [
        ['One?', 'one'],
        ['Two\nlines?', 2],
      ],
    ],
    ['**Q:** Bold?\n**A:** yes\n', [['Bold?', 'yes']]],
    [
      'C: [Berlin] is in [Germany](x) or `[y]`.\n',
      [['[[Berlin]] is in Germany or `[y]`.', 'cloze']],
    ],
    [
      '#flashcards/sky\nOne?::one\n\n- Two?::two\n',
      [
        ['One?', 'one'],
        ['Two?', 'two'],
      ],
    ],
    [
      '#flashcards\nhola:::hello\n',
      [
        ['hola', 'hello'],
        ['hello', 'hola'],
      ],
    ],
    ['#flashcards\nFront\nof it?\n?\nback\n', [['Front\nof it?', 'back']]],
    [
      '#flashcards\na\n??\nb\n',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    ['#flashcards\nThe ==sun== is {{a star}}.\n', [['The [[sun]] is [[a star]].', 'cloze']]],
    [
      '#flashcards\nIt is {{c1::so::how}} and ==warm==^[felt][^1].\n',
      [['It is [[so]] and [[warm]].', 'cloze']],
    ],
    ['#flashcards\nMass of $m$?::$5$ <!--SR:!2024-05-22,1,230-->\n', [['Mass of $$m$$?', 5]]],
    ['```\nnot::this\n```\n\nstd::vector::size\n\nUse `a::b` now.\n', []],
  ])('%j', async (text, expected) => {
    expect(await shown(text)).toEqual(expected);
  });

  it('gives hints and decks along, and takes no note for a card', async () => {
    const { questions } = await cards(
      '---\nx: a::b\n---\n#flashcards/a/b\nIs ==so==^[how?]\n\n# Words\n\nNothing here.\n',
    );
    expect(questions).toMatchObject([{ hints: ['how?'], tags: ['a-b'] }]);
  });

  it.each([
    ['Q: List?\nA:\n\n- a\n- b\n', 'Its answer is a list'],
    ['Q: Law?\nA: $x + y$\n', 'Its answer is a formula'],
    [
      'Q: What is this?\n\n![](gone.webp)\n\nA: a horse\n',
      'The image "gone.webp" is not there, and has no description.',
    ],
    ['C: It renders as [$\\alpha$].\n', 'One of its gaps hides a formula.'],
  ])('refuses %j', async (text, why) => {
    const { refused, found } = await cards(text);
    expect(found).toBe(1);
    expect(refused[0]?.why).toContain(why);
  });

  it('shows an image that stands beside the file', async () => {
    const { questions, images } = await cards(
      'Q: What?\n\n![A square](pixel.png)\n\nA: a square\n',
    );
    expect(questions[0]?.stem).toBe(`What?\n\n![A square](../${[...images.keys()][0]})`);
  });

  it.each([
    ['Q: a?\nA: b\n', 'flash-cards'],
    ['#flashcards\na::b\n', 'flash-cards'],
    ['## Which `std::x`?\n\n- [x] a::b\n- [ ] c\n', 'markdown'],
    ['# Notes\n\nWords only.\n', 'markdown'],
  ])('%j is read as %s', (text, format) => {
    expect(formatOf('x.md', bytesOf(text))?.name).toBe(format);
  });
});

describe('text2qti', () => {
  const read = (text: string) => text2qti.read(bytesOf(text), 'x.txt', aids);

  it('takes each kind with what is said, and goes on over lines', async () => {
    const { questions, refused } = await read(
      [
        'Quiz title: T',
        'Title: One',
        'Points: 2',
        '1.  Which $x$',
        '    of these?',
        '',
        '    ```',
        '    code',
        '    ```',
        '... All.',
        '- Never.',
        'a)  no',
        '... Not it.',
        '*b) yes',
        '    indeed',
        '2.  Several?',
        '[*] a',
        '[ ] b',
        '[*] c',
        '% a comment',
        'COMMENT',
        '3.  hidden',
        'END_COMMENT',
        '3.  Number?',
        '=   1.5 +- 10%',
        '4.  Who?',
        '*   Ada',
        '*   Ada Lovelace',
        '5.  Essay?',
        '____',
      ].join('\n'),
    );
    expect(questions).toMatchObject([
      {
        stem: 'Which $$x$$\nof these?\n\n```\ncode\n```',
        solution: 'All.',
        answer: { options: [{ feedback: 'Not it.' }, { text: 'yes\nindeed', correct: true }] },
        notes: ['What is said to every wrong answer was left out.'],
      },
      { answer: { kind: 'multiple' } },
      { answer: { kind: 'numeric', low: 1.35, high: 1.65 } },
      { answer: { kind: 'text', accepted: ['Ada', 'Ada Lovelace'] } },
    ]);
    expect(refused.map(({ line, why }) => [line, why])).toEqual([
      [29, 'It asks for an essay, which cannot be graded.'],
    ]);
  });

  it('is known by its signs', () => {
    expect(formatOf('x.txt', bytesOf('1. a?\n*a) x\nb) y\n'))?.name).toBe('text2qti');
    expect(formatOf('x.txt', bytesOf('a?\nA. x\nB. y\nANSWER: A\n'))?.name).toBe('aiken');
  });
});
