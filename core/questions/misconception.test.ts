import { describe, expect, it } from 'vitest';
import { plainDocument } from '@/core/content/fixtures/questions/parse';
import { takeMisconceptions } from '@/core/questions/misconception';

function take(markdown: string): { html: string; slugs: string[] } {
  const { document } = plainDocument(markdown);
  const { nodes, slugs } = takeMisconceptions(document.root.children);
  return { html: document.html(nodes), slugs };
}

describe('takeMisconceptions', () => {
  it.each([
    ['No such method. ~no-set', '<p>No such method.</p>', ['no-set']],
    ['No such method.\n~no-set', '<p>No such method.</p>', ['no-set']],
    ['No such method.\n\n~no-set', '<p>No such method.</p>', ['no-set']],
    ['Use `get`. ~no-set', '<p>Use <code>get</code>.</p>', ['no-set']],
    ['Use `get` ~no-set', '<p>Use <code>get</code></p>', ['no-set']],
    ['~no-set', '', ['no-set']],
    ['Two. ~one ~two', '<p>Two.</p>', ['one', 'two']],
  ])('cuts the slugs off %j', (markdown, html, slugs) => {
    expect(take(markdown)).toEqual({ html, slugs });
  });

  it.each([
    ['It takes ~5 ms', '<p>It takes ~5 ms</p>'],
    ['It takes ~ten minutes.', '<p>It takes ~ten minutes.</p>'],
    ['It is ~~gone~~', '<p>It is <del>gone</del></p>'],
    ['See a~b', '<p>See a~b</p>'],
    ['See `~home`', '<p>See <code>~home</code></p>'],
    ['Go ~Home', '<p>Go ~Home</p>'],
  ])('leaves %j alone', (markdown, html) => {
    expect(take(markdown)).toEqual({ html, slugs: [] });
  });
});
