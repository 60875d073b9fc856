import { describe, expect, it } from 'vitest';
import { plainTable, textOfHtml } from './plain-cells';

describe('plainTable', () => {
  it('writes what was measured as value, interval and whether it is enough; numbers stay numbers', () => {
    const table = plainTable(
      [
        { id: 'week', title: 'Week', kind: 'day' },
        { id: 'right', title: 'Right', kind: 'share', measured: true },
        { id: 'words', title: 'Words', kind: 'html' },
      ],
      [
        {
          key: '1',
          cells: {
            week: 0,
            right: { value: 0.5, low: 0.15004, high: 0.84996, unsure: true },
            words: '<p>a &lt; b</p>',
          },
        },
        { key: '2', cells: { week: 1, right: null, words: null } },
      ],
    );
    expect(table.head).toEqual([
      'Week',
      'Right',
      'Right, low',
      'Right, high',
      'Right, enough answers',
      'Words',
    ]);
    expect(table.rows).toEqual([
      ['1970-01-01', 0.5, 0.15, 0.85, 'no', 'a < b'],
      ['1970-01-02', null, null, null, null, null],
    ]);
  });
});

describe('textOfHtml', () => {
  it('leaves words, ends blocks by lines and reads entities once', () => {
    expect(textOfHtml('<p>One <code>a&amp;lt;b</code></p><ul><li>two</li></ul>')).toBe(
      'One a&lt;b\ntwo',
    );
    expect(textOfHtml('&#x41;&#66;&unknown;')).toBe('AB&unknown;');
  });
});
