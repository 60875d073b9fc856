// Random questions as other programs might hold them, in the form that writing and reading keeps.
import fc from 'fast-check';
import { question, type ExchangeQuestion } from '@/core/exchange/exchange';
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
const text = fc
  .tuple(
    fc.uniqueArray(fc.stringMatching(/^[!-_a-~]([ -_a-~]{0,10}[!-_a-~])?$/), {
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

/** Any question, with an id of its own. */
export const anyQuestion: fc.Arbitrary<ExchangeQuestion> = fc
  .record({
    id: slug,
    stem: markdown,
    answer: fc.oneof(choice, trueFalse, numeric, text, output),
    hints: fc.array(markdown, { maxLength: 2 }),
    solution: fc.option(markdown),
    quickCheck: fc.option(markdown),
    mistakes: fc.option(markdownLine.map((line) => `- ${line}`)),
    difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const),
    skill: fc.option(slug.map((name) => `${name}-skill`)),
    tags: fc.uniqueArray(slug, { maxLength: 3 }),
    shuffle: fc.boolean(),
  })
  .map((draft) => question(draft));

/** Questions with an id each. */
export const anyQuestions = fc.uniqueArray(anyQuestion, {
  minLength: 1,
  maxLength: 4,
  selector: ({ id }) => id,
});
