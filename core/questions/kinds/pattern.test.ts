import { describe, expect, it } from 'vitest';
import { parse, parseOne } from '@/core/content/fixtures/questions/parse';
import { pattern } from '@/core/questions/kinds/pattern';

function bodyOf(answer: string, fields = '') {
  const question = parseOne(`## What?\n<!-- id: a ${fields} -->\n\n**Answer:** ${answer}\n`);
  expect(question.kind).toBe('pattern');
  return pattern.body.parse(question.body);
}

const right = (answer: string, text: string) => pattern.grade(bodyOf(answer), { text });

describe('a pattern', () => {
  it.each([
    ['/colou?r/i', 'colou?r', 'i'],
    ['/\\d+\\.\\d*/', '\\d+\\.\\d*', ''],
    ['/_a_*b*c*/', '_a_*b*c*', ''],
    ['/a\\/b/', 'a\\/b', ''],
    ['/[a-z](x|y)/si', '[a-z](x|y)', 'si'],
  ])('is read as written from %s, though Markdown would change it', (answer, source, flags) => {
    expect(bodyOf(answer)).toEqual({ pattern: source, flags });
  });

  it('may stand in backticks where the type says so, and is a text without', () => {
    expect(bodyOf('`/a|b/`', 'type: pattern').pattern).toBe('a|b');
    expect(parseOne('## What?\n<!-- id: a -->\n\n**Answer:** `/a|b/`\n').kind).toBe('text');
  });

  it('tells learners the example that follows it, where there is one', () => {
    const told = (answer: string, fields = '') => pattern.describeKey(bodyOf(answer, fields)).html;
    expect(told('/colou?r.*/i such as `Colour <b>`')).toBe('<code>Colour &lt;b&gt;</code>');
    expect(told('`/a|b/` such as `a`', 'type: pattern')).toBe('<code>a</code>');
    expect(told('/colou?r/i')).toBe('<code>/colou?r/i</code>');
  });

  it('is refused where its example does not fit', () => {
    const { issues } = parse('## What?\n<!-- id: a -->\n\n**Answer:** /a+/ such as `b`\n');
    expect(issues.map(({ message }) => message)).toContain(
      'The example "b" does not fit the pattern.',
    );
  });

  it('is held against the whole answer', () => {
    expect(right('/colou?r/i', ' Color\u200b ')).toMatchObject({ correct: true, score: 1 });
    expect(right('/colou?r/i', 'colors')).toMatchObject({ correct: false, score: 0 });
    expect(right('/a|b/', 'xb')).toMatchObject({ correct: false });
  });

  it('finds full-width letters, curled quotes and doubled spaces as they are meant', () => {
    expect(right("/it's on/", 'ｉｔ’s  on')).toMatchObject({ correct: true });
    expect(right('/a  b/', 'a  b')).toMatchObject({ correct: true });
    expect(right('/“a”/', '“a”')).toMatchObject({ correct: true });
  });

  it('is incomplete while nothing can be seen of the answer', () => {
    expect(right('/a*/', ' \u200B').outcome).toBe('incomplete');
  });

  it('says so where only a capital was missed', () => {
    expect(pattern.explain(bodyOf('/True/'), { text: 'true' }).note).toContain('Capital');
    expect(pattern.explain(bodyOf('/True/'), { text: 'no' }).note).toBeNull();
    expect(pattern.explain(bodyOf('/True/i'), { text: 'no' }).note).toBeNull();
  });

  it.each(['/(a+)+b/', '/(a|aa)+$/', '/(.*a){20}/'])('%s answers at once', (answer) => {
    const body = bodyOf(answer);
    const before = performance.now();
    pattern.grade(body, { text: `${'a'.repeat(499)}!` });
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it.each(['/a(?!b)/', '/(?<=a)b/', '/a++/', '/[b-a]/', '/a/ii', '/a/g', '/(a{1000}){1000}/'])(
    '%s is refused with the reason',
    (answer) => {
      const { issues } = parse(`## What?\n<!-- id: a -->\n\n**Answer:** ${answer}\n`);
      expect(issues.map(({ code, line }) => [code, line])).toEqual([['bad-pattern', 4]]);
    },
  );
});
