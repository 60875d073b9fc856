// Random questions as other programs might hold them, in the form that writing and reading keeps.
import fc from 'fast-check';
import { clozeStem, blankMark } from '@/core/exchange/cloze-text';
import { question, type ExchangeDraft, type ExchangeQuestion } from '@/core/exchange/exchange';
import { codeFence, codeSpan, escapedMarkdown } from '@/core/exchange/markdown-text';

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{2,7}$/),
  fc.constantFrom('a<b', '#1', '*x*', '[[y]]', '_z_', '{=}', 'q~w', 'a:b', '"', "it's", 'é', '50%'),
  fc.constantFrom('\\n', '&amp;', '$$', '`', '- [x]', '**Answer:**', '1.', '~slug.', '<!-- id -->'),
);
/** One line of plain words, with no option or slug that an author could have meant. */
export const plainLine = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => `say ${words.join(' ')} so`);
const markdownLine = fc
  .tuple(plainLine, fc.option(fc.stringMatching(/^[ -~]{1,12}$/)))
  .map(([words, code]) =>
    code === null || code.trim() === ''
      ? escapedMarkdown(words)
      : `${escapedMarkdown(words)} ${codeSpan(code.trim())} it`,
  );
const codeLine = fc.stringMatching(/^[a-z]{1,9}$/).map(codeSpan);
const code = fc
  .array(fc.stringMatching(/^[!-~][ -~]{0,20}[!-~]$/), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n  '));
const fence = fc
  .tuple(code, fc.constantFrom('', 'js', 'python'))
  .map(([text, language]) => codeFence(text, language));
/** A paragraph, perhaps with a code block or another paragraph after it. */
export const markdown = fc
  .tuple(markdownLine, fc.option(fc.oneof(fence, markdownLine)))
  .map(([first, second]) => (second === null ? first : `${first}\n\n${second}`));

const slug = fc.stringMatching(/^[a-z]{3,8}$/);
const optionTexts = (least: number) =>
  fc.uniqueArray(fc.oneof(markdownLine, markdown, codeLine, fence), {
    minLength: least,
    maxLength: 5,
    selector: (text) => text.replace(/\W/g, ''),
  });
const told = fc.tuple(fc.option(markdown), fc.option(slug), fc.boolean());

const choice = fc.constantFrom('single' as const, 'multiple' as const).chain((kind) =>
  fc
    .tuple(optionTexts(kind === 'single' ? 2 : 3), fc.array(told, { minLength: 5, maxLength: 5 }))
    .chain(([texts, feedback]) =>
      fc
        .subarray(
          texts.map((_, index) => index),
          { minLength: kind === 'single' ? 1 : 2, maxLength: kind === 'single' ? 1 : texts.length },
        )
        .map((right) => ({
          kind,
          options: texts.map((text, index) => ({
            text,
            correct: right.includes(index),
            feedback: feedback[index]?.[0] ?? null,
            misconception: feedback[index]?.[1] ?? null,
            pinned: feedback[index]?.[2] === true,
          })),
        })),
    ),
);
const trueFalse = fc.tuple(fc.boolean(), fc.option(markdownLine)).map(([holds, feedback]) => ({
  kind: 'true-false' as const,
  options: [
    { text: 'True', correct: holds, feedback },
    { text: 'False', correct: !holds },
  ],
}));
const numeric = fc
  .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 999 }), fc.option(slug))
  .map(([low, width, unit]) => ({
    kind: 'numeric' as const,
    low: low / 8,
    high: (low + width) / 8,
    unit,
  }));
/** Spaces in a row are one to grading, as they are to most formats. */
const typed = fc
  .stringMatching(/^[!-_a-~]([ -_a-~]{0,10}[!-_a-~])?$/)
  .map((words) => words.replace(/ +/g, ' '));
const text = fc
  .tuple(
    fc.uniqueArray(typed, {
      minLength: 1,
      maxLength: 3,
    }),
    fc.boolean(),
  )
  .map(([accepted, strict]) => ({ kind: 'text' as const, accepted, strict }));
const output = fc
  .tuple(code, code, fc.constantFrom(null, 'js', 'python'))
  .map(([program, printed, language]) => ({
    kind: 'output' as const,
    program,
    language,
    output: printed,
  }));

const pattern = fc
  .tuple(
    fc.constantFrom('colou?r', '\\d{2,3}', 'a|b', '(x)+y*', '[a-c]_z', 'a<b', 'x`y', '\\*\\*a'),
    fc.constantFrom('', 'i', 's'),
  )
  .map(([written, flags]) => ({ kind: 'pattern' as const, pattern: written, flags }));

const blankWord = fc.oneof(
  fc.stringMatching(/^[a-z]{2,8}$/),
  fc.constantFrom(
    'a b',
    'x[0]',
    'get()',
    '<b>',
    '*a*',
    'a_b',
    '{x}',
    'a=b',
    '~x',
    '#1',
    'a:b',
    'é',
  ),
);
const blank = fc
  .tuple(
    fc.uniqueArray(blankWord, { minLength: 2, maxLength: 4 }),
    fc.nat({ max: 2 }),
    fc.boolean(),
  )
  .map(([words, right, menu]) =>
    menu
      ? {
          accepted: words.slice(0, Math.min(right + 1, words.length - 1)),
          wrong: words.slice(Math.min(right + 1, words.length - 1)),
        }
      : { accepted: words.slice(0, right + 1), wrong: null },
  );
const plainWord = fc.stringMatching(/^[a-z]{2,7}$/);
const cloze = fc
  .tuple(
    fc.array(fc.tuple(plainWord, blank), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([gaps, strict, fenced]) => {
    const words = gaps.map(([before], nth) => `${before} ${blankMark(nth)}`).join(' and ');
    const text = fenced ? `Fill it in.\n\n\`\`\`python\n${words}\n\`\`\`` : `Say ${words} so`;
    const blanks = gaps.map(([, one]) => one);
    return {
      stem: clozeStem({ text, blanks }),
      answer: {
        kind: 'cloze' as const,
        strict: strict && blanks.some(({ wrong }) => wrong === null),
      },
    };
  });

const pieces = (least: number, most: number) =>
  fc.uniqueArray(fc.oneof(markdownLine, codeLine, markdown), {
    minLength: least,
    maxLength: most,
    selector: (words) => words.replace(/\W/g, ''),
  });
const ordering = fc
  .tuple(pieces(3, 5), fc.nat({ max: 1 }), fc.array(told, { minLength: 5, maxLength: 5 }))
  .map(([texts, spare, feedback]) => {
    const all = texts.map((text, index) => ({
      text,
      feedback: feedback[index]?.[0] ?? null,
      misconception: feedback[index]?.[1] ?? null,
    }));
    return {
      kind: 'ordering' as const,
      steps: all.slice(0, all.length - spare),
      distractors: all.slice(all.length - spare),
    };
  });
const parsons = fc
  .tuple(
    fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}\([a-z" =<]{0,6}\)$/), {
      minLength: 3,
      maxLength: 6,
      selector: (line) => line.replace(/\s+/g, ''),
    }),
    fc.array(fc.nat({ max: 1 }), { minLength: 6, maxLength: 6 }),
    fc.nat({ max: 1 }),
    fc.constantFrom(null, 'python'),
  )
  .map(([texts, deeper, traps, language]) => {
    let indent = 0;
    const lines = texts.slice(traps).map((line, nth) => {
      indent = nth > 0 && deeper[nth] === 1 ? indent + 1 : Math.max(0, indent - 1);
      return { text: line, indent: nth === 0 ? 0 : indent };
    });
    return { kind: 'parsons' as const, language, lines, distractors: texts.slice(0, traps) };
  });
const matching = fc
  .tuple(
    fc.uniqueArray(fc.oneof(plainLine.map(escapedMarkdown), codeLine), {
      minLength: 6,
      maxLength: 8,
      selector: (words) => words.replace(/\W/g, ''),
    }),
    fc.constantFrom(['', ''], ['Left', '`right`']),
  )
  .map(([cells, heads]) => ({
    kind: 'matching' as const,
    heads: heads as [string, string],
    pairs: [0, 2, 4].map((nth) => ({ left: cells[nth] ?? '', right: cells[nth + 1] ?? '' })),
    spare: cells.slice(6),
  }));

/** Any question, with an id of its own. */
export const anyQuestion: fc.Arbitrary<ExchangeQuestion> = fc
  .record({
    id: slug,
    asked: fc.oneof(
      ...[
        choice,
        choice,
        trueFalse,
        numeric,
        text,
        output,
        pattern,
        ordering,
        parsons,
        matching,
      ].map(
        (answer: fc.Arbitrary<ExchangeDraft['answer']>) =>
          fc.record({ stem: markdown, answer }) as fc.Arbitrary<
            Pick<ExchangeDraft, 'stem' | 'answer'>
          >,
      ),
      cloze,
    ),
    hints: fc.array(markdown, { maxLength: 2 }),
    solution: fc.option(markdown),
    quickCheck: fc.option(markdown),
    mistakes: fc.option(markdownLine.map((line) => `- ${line}`)),
    difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const),
    skill: fc.option(slug.map((name) => `${name}-skill`)),
    tags: fc.uniqueArray(slug, { maxLength: 3 }),
    shuffle: fc.boolean(),
  })
  .map(({ asked, ...draft }) =>
    // Only options stand in an order that can be kept.
    question({ ...draft, ...asked, shuffle: !('options' in asked.answer) || draft.shuffle }),
  );

/** Questions with an id each. */
export const anyQuestions = fc.uniqueArray(anyQuestion, {
  minLength: 1,
  maxLength: 4,
  selector: ({ id }) => id,
});
