import { describe, expect, it } from 'vitest';
import { plainDocument } from '@/core/content/fixtures/questions/parse';
import { fillPlaceholders, readBlanks } from '@/core/questions/blanks';

function read(text: string) {
  const { document } = plainDocument(text);
  const found = readBlanks(document.root.children, document.source);
  const html = fillPlaceholders(document.html(found.nodes), found.blanks.length, (n) => `{${n}}`);
  return {
    html,
    open: found.open.length,
    blanks: found.blanks.map(({ alternatives }) => alternatives.map((one) => one.text)),
  };
}

const fence = (code: string) => `\`\`\`python cloze\n${code}\n\`\`\``;

describe('a blank', () => {
  it.each([
    ['It is [[this]].', [['this']]],
    ['It is [[ this | that one ]].', [['this', 'that one']]],
    ['It is [[this\\|that]].', [['this', 'that']]],
    ['| a | b |\n|---|---|\n| c | [[this\\|that]] |', [['this', 'that']]],
    ['- *so [[a]]*\n- and [[b]]', [['a'], ['b']]],
    ['Call [[`get()`|`a|b`]].', [['get()', 'a|b']]],
    ['The method [[__init__]] and [[*args]].', [['__init__'], ['*args']]],
    ['Use [[||]] or [[|]].', [['||'], ['|']]],
    ['Take [[x[0]]] here.', [['x[0]']]],
    ["Take a[[['key']]] here.", [["'key'"]]],
    [fence('x = [[a]] + y[[[b]]]\nz = [[c|d]]'), [['a'], ['b'], ['c', 'd']]],
    [fence('x = [[a or\\|b]]'), [['a or', 'b']]],
  ])('is read from %j', (text, blanks) => {
    expect(read(text)).toMatchObject({ blanks, open: 0 });
  });

  it.each([
    'Write `[[a]]` here.',
    'Write \\[[a]] here.',
    '```python\nx = [[1, 2], [3]]\n```',
    fence('x = \\[[1, 2], [3]]'),
  ])('is not read from %j', (text) => {
    expect(read(text).blanks).toEqual([]);
  });

  it.each(['It is [[this.', fence('x = [[a\ny]]'), 'It is [[a[0]].'])('is open in %j', (text) => {
    expect(read(text)).toMatchObject({ blanks: [], open: 1 });
  });

  it('leaves its place in the text, inside whatever marks stand around it', () => {
    expect(read('So **is [[a]]**, [[b]].').html).toBe('<p>So <strong>is {0}</strong>, {1}.</p>');
    expect(read(fence('x = [[a]]\ny = \\[[1]]')).html).toContain('x = {0}\ny = [[1]]');
  });
});

it('never puts a field into an attribute', () => {
  const html = '<div aria-label="a > \uE000"><b title=\'\uE001\'>\uE000</b></div>';
  expect(fillPlaceholders(html, 2, (n) => `<i>${n}</i>`)).toBe(
    '<div aria-label="a > …"><b title=\'…\'><i>0</i></b></div>',
  );
});
