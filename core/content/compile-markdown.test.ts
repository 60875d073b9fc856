import { expect, it } from 'vitest';
import {
  compileMarkdown,
  type CompileMemory,
  type MarkdownFile,
  type Surroundings,
} from '@/core/content/compile-markdown';
import type { Media } from '@/core/content/library';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const role = (mode: 'concept' | 'syntax') =>
  ({ role: 'mode', track: 't', pattern: 'p', mode }) as const;
const file = (mode: 'concept' | 'syntax', text: string) => ({
  path: `t/p/modes/${mode}.md`,
  bytes: bytes(text),
  role: role(mode),
});
const image: Media = {
  sha: 'a'.repeat(64),
  extension: 'png',
  bytes: new Uint8Array(),
  width: 1,
  height: 1,
};

function surroundings(memory: CompileMemory, images: ReadonlyMap<string, Media> = new Map()) {
  return { images, paths: new Set(images.keys()), memory };
}

const compile = (files: MarkdownFile[], around: Surroundings) =>
  compileMarkdown(files, around, (compiled) => compiled);

it('a file that did not change is not compiled again', async () => {
  const memory: CompileMemory = new Map();
  const unchanged = file('concept', '## A\n');
  const files = [unchanged, file('syntax', '## B\n')];
  const [concept, syntax] = await compile(files, surroundings(memory));
  const again = await compile([unchanged, file('syntax', '## C\n')], surroundings(memory));
  expect(again[0]).toBe(concept);
  expect(again[1]).not.toBe(syntax);
  expect(memory.size).toBe(2);
});

it('a file is compiled again when an image that it asked for came or changed', async () => {
  const memory: CompileMemory = new Map();
  const files = [file('concept', '## A\n\n![x](../images/a.png)\n')];
  const [before] = await compile(files, surroundings(memory));
  expect(before?.issues.map((issue) => issue.code)).toEqual(['image-missing']);
  const images = new Map([['t/p/images/a.png', image]]);
  const [after] = await compile(files, surroundings(memory, images));
  expect(after?.issues).toEqual([]);
  expect((await compile(files, surroundings(memory, images)))[0]).toBe(after);
});

it('what nobody foresaw in one file is told as unreadable and stays there', async () => {
  class Trap extends Map<string, Media> {
    override get(): never {
      throw new RangeError('Too deep.');
    }
  }
  const results = await compile(
    [file('concept', '## A\n\n![x](../images/a.png)\n'), file('syntax', '## B\n')],
    surroundings(new Map(), new Trap()),
  );
  expect(
    results.map(({ issues }) => issues.map((issue) => `${issue.code} ${issue.message}`)),
  ).toEqual([['unreadable This file cannot be compiled (Too deep.).'], []]);
});
