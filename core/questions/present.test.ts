import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyChoice, cases } from '@/core/content/fixtures/questions/arbitrary';
import type { Case } from '@/core/content/fixtures/questions/case';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { arrangeQuestion, lessonView, presentQuestion } from '@/core/questions/present';
import type { Question } from '@/core/questions/question';
import type { QuestionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';

function viewOf(question: Question, seed: string): QuestionView {
  return presentQuestion(question, arrangeQuestion(question, randomFrom(seed)));
}

/** Everything but the version, whose hash must know the key. */
function seen(view: QuestionView): unknown {
  return { ...view, version: '' };
}

/** The same question with its hidden words replaced, and with other options right. */
function rekeyed({ kind, text, right, wrong, ...shape }: Case): string {
  const hidden = (shape.rekeyed ?? text)
    .replace('HINT', 'Another hint.')
    .replace('SOLUTION', 'Another solution.')
    .replaceAll('About', 'Another word about')
    .replaceAll('~slip', '~another');
  if (shape.rekeyed !== undefined) return hidden;
  if (kind === 'numeric') return hidden.replace(/\*\*Answer:\*\* .*/, '**Answer:** 123456789 km');
  if (kind === 'text') return hidden.replace(/\*\*Answer:\*\* .*/, '**Answer:** `something else`');
  if (kind === 'multiple') {
    // Another set of at least two: all that were wrong, and one or two that were right.
    const now = [...wrong, ...right.slice(0, wrong.length === 0 ? right.length - 1 : 2)];
    const boxes = (option: string) => (now.includes(option) ? 'x' : ' ');
    const marked = hidden.replace(
      /- \[.\] (\S+)/g,
      (_line, option: string) => `- [${boxes(option)}] ${option}`,
    );
    return marked.replace('<!-- id: a', '<!-- id: a type: multiple');
  }
  const key = wrong[0] ?? '';
  return hidden.replace(
    /- \[.\] (\S+)/g,
    (_line, option: string) =>
      `- [${option.toLowerCase() === key.toLowerCase() ? 'x' : ' '}] ${option}`,
  );
}

describe('a view', () => {
  it.each(cases)(
    'of %s is the same whichever answer is right, and whatever is said',
    (_name, any) => {
      fc.assert(
        fc.property(any, fc.string(), (question, seed) => {
          const one = parseOne(question.text);
          const other = parseOne(rekeyed(question));
          expect(other.body).not.toEqual(one.body);
          expect(seen(viewOf(other, seed))).toEqual(seen(viewOf(one, seed)));
          expect(seen(lessonView(other))).toEqual(seen(lessonView(one)));
        }),
        { numRuns: 20 },
      );
    },
  );

  it('holds no word of a key, hint, solution, feedback, mistake or misconception', () => {
    const canaries = [
      'hint',
      'solution',
      'check',
      'mistake',
      'slug',
      'tie',
      'right',
      'wrong',
      'tag',
      'old',
    ];
    const tail = `### Hint\nCANARYhint\n\n### Solution\n1. CANARYsolution\n\n### Quick check\nCANARYcheck\n\n### Common mistakes\n- CANARYmistake ~canaryslug\n`;
    const answers = [
      '- [x] a\n  > CANARYright\n- [ ] b\n  > CANARYwrong ~canarytie',
      '- [x] a\n  > CANARYright\n- [x] c\n- [ ] b\n  > CANARYwrong ~canarytie',
      '- [x] True\n  > CANARYright\n- [ ] False\n  > CANARYwrong ~canarytie',
      '**Answer:** 7654321',
      '**Answer:** `CANARYright`',
      '**Answer:** /CANARYright.*/',
      '```python run\nprint()\n```\n\n**Output:**\n\n```\nCANARYright\n```',
      'It is [[CANARYright]].',
      '```python cloze\nx = [[CANARYright|`CANARYright()`]]\n```',
      '1. a\n2. b\n\n- c\n  > CANARYwrong ~canarytie',
      '```python parsons\na = 1\nb = 2\nc = 3  # distractor\n```',
      '| a | b |\n|---|---|\n| c | d |\n| e | f |',
    ];
    for (const answer of answers) {
      const question = parseOne(
        `## What?\n<!-- id: a tags: canarytag was: canaryold misconceptions: canarytie -->\n\n${answer}\n\n${tail}`,
      );
      const whole = JSON.stringify(question).toLowerCase();
      const view = JSON.stringify(viewOf(question, 'seed')).toLowerCase();
      const planted = canaries.filter((word) => whole.includes(`canary${word}`));
      expect(planted.length).toBeGreaterThanOrEqual(7);
      expect(view).not.toContain('canary');
      expect(view).not.toContain('7654321');
      expect(view).not.toContain('correct');
      expect(view).not.toContain('distractor');
    }
  });

  it('says how many hints there are', () => {
    const question = parseOne(
      '## What?\n<!-- id: a -->\n\n**Answer:** 3\n\n### Hint\nA.\n\n### Hint\nB.\n',
    );
    expect(viewOf(question, '').hints).toBe(2);
  });

  it('leaves out ids that are unknown or repeated', () => {
    const question = parseOne('## What?\n<!-- id: a -->\n\n- [x] a\n- [ ] b\n- [ ] c\n');
    const [first = '', second = ''] = arrangeQuestion(question, randomFrom('1'));
    const view = presentQuestion(question, [second, 'nosuchid', first, second]);
    expect(view.shown).toEqual([second, first]);
    expect(view.type === 'single' && view.options.map((option) => option.id)).toEqual([
      second,
      first,
    ]);
  });

  it('has the same order in a lesson each time', () => {
    const question = parseOne('## What?\n<!-- id: a -->\n\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n');
    expect(lessonView(question)).toEqual(lessonView(question));
  });
});

describe('an arrangement', () => {
  it('is a permutation of the options', () => {
    fc.assert(
      fc.property(anyChoice, fc.string(), (choice, seed) => {
        const question = parseOne(choice.text);
        const shown = arrangeQuestion(question, randomFrom(seed));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length).toBe(choice.right.length + choice.wrong.length);
        expect(presentQuestion(question, shown).shown).toEqual(shown);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same for one seed, in whatever order the author wrote the options', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta'];
    const written = (order: readonly string[]) =>
      parseOne(
        `## What?\n<!-- id: a -->\n\n${order.map((word) => `- [${word === 'beta' ? 'x' : ' '}] ${word}`).join('\n')}\n`,
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 4 }), fc.string(), (order, seed) => {
        expect(arrangeQuestion(written(order), randomFrom(seed))).toEqual(
          arrangeQuestion(written(words), randomFrom(seed)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('puts the right option into every place equally often', () => {
    const question = parseOne('## What?\n<!-- id: a -->\n\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n');
    const { options } = question.body as { options: { id: string; correct: boolean }[] };
    const key = options.find((option) => option.correct)?.id ?? '';
    const counts = [0, 0, 0, 0];
    const draws = 4000;
    for (let draw = 0; draw < draws; draw += 1) {
      const place = arrangeQuestion(question, randomFrom(`draw ${draw}`)).indexOf(key);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    const expected = draws / 4;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // The seeds are fixed; 16.27 is passed by chance once in a thousand (three degrees of freedom).
    expect(chiSquare).toBeLessThan(16.27);
  });
});
