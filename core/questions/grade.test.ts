import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, cases } from '@/core/content/fixtures/questions/arbitrary';
import type { Case } from '@/core/content/fixtures/questions/case';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { gradeResponse } from '@/core/questions/grade';
import { lessonView } from '@/core/questions/present';
import { readQuestion } from '@/core/questions/read-question';
import type { Question } from '@/core/questions/question';

const RIGHT = { outcome: 'graded', correct: true, score: 1 };

/** What a learner sends who knows what is right, by what the view shows. */
function responses({ kind, right, wrong, ...shape }: Case, question: Question) {
  const view = lessonView(question);
  if (shape.responses !== undefined) return shape.responses(view);
  const idOf = (word: string) =>
    'options' in view
      ? view.options.find(({ html }) => html.toLowerCase() === word.toLowerCase())?.id
      : word;
  const one = (word: string): unknown =>
    kind === 'numeric'
      ? { value: word }
      : kind === 'text'
        ? { text: word }
        : { option: idOf(word) };
  if (kind !== 'multiple') return { right: right.map(one), wrong: wrong.map(one) };
  const sets = [
    [...right, ...wrong.slice(0, 1)],
    right.slice(1),
    wrong,
    [...right.slice(1), ...wrong],
  ].filter((set) => set.length > 0 && [...set].sort().join() !== [...right].sort().join());
  return {
    right: [{ options: right.map(idOf) }],
    wrong: sets.map((set) => ({ options: set.map(idOf) })),
  };
}

describe('grading', () => {
  it.each(cases)('of %s gives the key all points, and anything else less', (_name, any) => {
    fc.assert(
      fc.property(any, (written) => {
        const question = parseOne(written.text);
        const { right, wrong } = responses(written, question);
        for (const response of right) expect(gradeResponse(question, response)).toEqual(RIGHT);
        for (const response of wrong) {
          const mark = gradeResponse(question, response);
          expect(mark).toMatchObject({ outcome: 'graded', correct: false });
          expect(mark.outcome === 'graded' && mark.score).toBeLessThan(1);
          expect(mark.outcome === 'graded' && mark.score).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the same after a snapshot was kept and read back', () => {
    fc.assert(
      fc.property(anyCase, (written) => {
        const question = parseOne(written.text);
        const kept = readQuestion(JSON.parse(JSON.stringify(question)));
        expect(kept).toEqual(question);
        const { right, wrong } = responses(written, question);
        for (const response of [...right, ...wrong]) {
          expect(gradeResponse(kept, response)).toEqual(gradeResponse(question, response));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes "I don\'t know" as wrong, for every kind', () => {
    fc.assert(
      fc.property(anyCase, (written) => {
        expect(gradeResponse(parseOne(written.text), { skip: true })).toEqual({
          outcome: 'graded',
          correct: false,
          score: 0,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('never throws, whatever is sent, and only the key gets all points', () => {
    fc.assert(
      fc.property(anyCase, fc.anything(), (written, response) => {
        const mark = gradeResponse(parseOne(written.text), response);
        expect(['graded', 'incomplete', 'malformed']).toContain(mark.outcome);
      }),
      { numRuns: 50 },
    );
  });

  const single = parseOne('## What?\n<!-- id: a -->\n\n- [x] a\n- [ ] b\n');

  it.each([
    [{}, 'response.option'],
    [{ option: 3 }, 'response.option'],
    [{ option: 'nosuchid' }, 'response.option'],
    [{ text: 'a' }, 'response.option'],
    [{ option: '', more: 1 }, 'response'],
    [null, 'response'],
    [{ skip: false }, 'response.option'],
  ])('calls %j malformed, at %s', (response, path) => {
    const mark = gradeResponse(single, response);
    expect(mark.outcome).toBe('malformed');
    expect(mark.outcome === 'malformed' && mark.errors.map((error) => error.path)).toContain(path);
  });
});

describe('a snapshot', () => {
  it('of a kind that is gone, or with a broken body, is refused', () => {
    const question = parseOne('## What?\n<!-- id: a -->\n\n**Answer:** 3\n');
    expect(() => readQuestion({ ...question, kind: 'gone' })).toThrow(/"gone"/);
    expect(() => readQuestion({ ...question, body: { low: '3' } })).toThrow(/high/);
  });
});
