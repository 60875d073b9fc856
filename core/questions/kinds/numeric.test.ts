import { describe, expect, it } from 'vitest';
import { parse, parseOne } from '@/core/content/fixtures/questions/parse';
import { numeric } from '@/core/questions/kinds/numeric';

function bodyOf(answer: string, fields = '') {
  const question = parseOne(`## How many?\n<!-- id: a ${fields} -->\n\n**Answer:** ${answer}\n`);
  expect(question.kind).toBe('numeric');
  return numeric.body.parse(question.body);
}

describe('the notation of a number', () => {
  it.each([
    ['42', 42, 42, null],
    ['-1.5', -1.5, -1.5, null],
    ['−1.5', -1.5, -1.5, null],
    ['6.02e23', 6.02e23, 6.02e23, null],
    ['1_000', 1000, 1000, null],
    ['3.25 ± 0.25', 3, 3.5, null],
    ['3.25 +- 0.25', 3, 3.5, null],
    ['200 ± 5%', 190, 210, null],
    ['-200 ± 5 %', -210, -190, null],
    ['[1.41, 1.42]', 1.41, 1.42, null],
    ['[-2; -1] V', -2, -1, 'V'],
    ['42 km', 42, 42, 'km'],
    ['42 %', 42, 42, '%'],
    ['9.75 ± 0.25 m/s^2', 9.5, 10, 'm/s^2'],
    ['200 ± 5% kg', 190, 210, 'kg'],
    ['20°C', 20, 20, '°C'],
  ])('%s is %d to %d, unit %s', (answer, low, high, unit) => {
    expect(bodyOf(answer)).toMatchObject({ low, high, unit });
  });

  it('may stand in backticks where the type says so', () => {
    expect(bodyOf('`42`', 'type: numeric')).toMatchObject({ low: 42, high: 42 });
  });

  it.each(['42 5', '4 ± ', '[1, 2', '1e999', '3 ± -1', '1.2.3', '5 k m'])(
    'refuses %j',
    (answer) => {
      const { issues } = parse(`## How many?\n<!-- id: a -->\n\n**Answer:** ${answer}\n`);
      expect(issues.map((issue) => issue.code)).toEqual(['bad-number']);
    },
  );
});

describe('a numeric response', () => {
  const gradeOf = (answer: string, value: string) => {
    const mark = numeric.grade(bodyOf(answer), { value });
    return mark.outcome === 'graded' ? mark.correct : mark.outcome;
  };

  it.each<[string, string, boolean | string]>([
    ['42', '42', true],
    ['42', '42.0', true],
    ['42', '42.0000001', false],
    ['1.5', '1,5', true],
    ['1500', '1,500', true],
    ['1.5', '1,500', true],
    ['1500', '1.500', false],
    ['1000000007', '1000000008', false],
    ['0.7 ± 0.1', '0.8', true],
    ['0.7 ± 0.1', '0.6', true],
    ['0.7 ± 0.1', '0.8000001', false],
    ['[1.41, 1.42]', '1.41', true],
    ['[1.41, 1.42]', '1.42', true],
    ['[1.41, 1.42]', '1.43', false],
    ['42', 'abc', 'incomplete'],
    ['42', '', 'incomplete'],
    ['42', '42 km', 'incomplete'],
    ['42', '1/2', 'incomplete'],
    ['42 km', '42', true],
    ['42 km', '42km', true],
    ['42 km', '42 kg', false],
    ['42 km', '43 km', false],
    ['9.8 m/s^2', '9,8 m / s²', true],
    ['5 mW', '5 MW', false],
    ['5 µm', '5 μm', true],
    ['20 °C', '20 degC', true],
  ])('to %s: %j is %s', (answer, value, outcome) => {
    expect(gradeOf(answer, value)).toBe(outcome);
  });

  it('is told when only its unit is wrong, and what the unit is', () => {
    expect(numeric.explain(bodyOf('42 km'), { value: '42 kg' }).note).toContain('The number fits');
    expect(numeric.explain(bodyOf('42 a<b'), { value: '42 kg' }).note).toContain('a&lt;b');
    expect(numeric.explain(bodyOf('42 km'), { value: '41 kg' }).note).not.toContain('fits');
  });

  it('is told how an ambiguous comma was read', () => {
    expect(numeric.explain(bodyOf('1500'), { value: '1,500' }).note).toBe('Read as 1500.');
    expect(numeric.explain(bodyOf('7'), { value: '1,500' }).note).toBe('Read as 1.5 or as 1500.');
    expect(numeric.explain(bodyOf('7'), { value: '7' }).note).toBeNull();
    expect(numeric.explain(bodyOf('7'), null).note).toBeNull();
  });

  it('is answered with the number as the author wrote it', () => {
    expect(numeric.describeKey(bodyOf('3.14 ± 0.01')).html).toBe('3.14 ± 0.01');
  });
});
