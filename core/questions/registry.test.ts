import { readdirSync, readFileSync } from 'node:fs';
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/core/errors';
import { parseOne, plainDocument } from '@/core/content/fixtures/questions/parse';
import { arrangeQuestion, presentQuestion } from '@/core/questions/present';
import { kindOf, kinds, questionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';

const names = Object.keys(kinds);

const folder = new URL('../content/fixtures/questions/kinds/', import.meta.url);

function fixtureOf(name: string): string {
  return readFileSync(new URL(`${name}.md`, folder), 'utf8');
}

/** What `recognise` gets: the heading as a paragraph, and the blocks up to the first part. */
function blocksOf(text: string): RootContent[] {
  const { document } = plainDocument(text);
  const [heading, ...rest] = document.root.children;
  const end = rest.findIndex((block) => block.type === 'heading');
  const blocks = rest.slice(0, end === -1 ? rest.length : end);
  return [
    { type: 'paragraph', children: heading?.type === 'heading' ? heading.children : [] },
    ...blocks.filter((block) => block.type !== 'html'),
  ];
}

describe('the registry', () => {
  it('calls every kind by its own name', () => {
    expect(Object.values(kinds).map((kind) => kind.name)).toEqual(names);
  });

  it('has a fixture for every kind, and none for others', () => {
    const fixtures = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
    expect(fixtures.sort()).toEqual([...names].sort());
  });

  it.each(names)('compiles the fixture of %s to a question of that kind', (name) => {
    const question = parseOne(fixtureOf(name));
    expect(question.kind).toBe(name);
    expect(kindOf(question).body.parse(question.body)).toEqual(question.body);
  });

  it.each(names)(
    'has one kind only that recognises the shape of %s, and the rest are silent',
    (name) => {
      const { document } = plainDocument(fixtureOf(name));
      const problems: unknown[] = [];
      const context = {
        html: document.html,
        source: document.source,
        fields: {},
        report: (problem: unknown) => void problems.push(problem),
      };
      const takers = Object.values(kinds).filter(
        (kind) => kind.recognise(blocksOf(fixtureOf(name)), context) !== null,
      );
      expect(takers.map((kind) => kind.name)).toEqual([name]);
      expect(problems).toEqual([]);
    },
  );

  it.each(names)('has a view schema that holds all of a view of %s', (name) => {
    const question = parseOne(fixtureOf(name));
    const view = presentQuestion(question, arrangeQuestion(question, randomFrom('1')));
    expect(questionView.parse(view)).toEqual(view);
    expect(view.type).toBe(name);
  });

  it.each(names)('gives %s a guess rate that is a probability, and a time', (name) => {
    const question = parseOne(fixtureOf(name));
    const kind = kindOf(question);
    expect(kind.guessRate(question.body)).toBeGreaterThan(0);
    expect(kind.guessRate(question.body)).toBeLessThan(1);
    expect(kind.defaultSeconds).toBeGreaterThan(0);
  });

  it('refuses a kind that is not registered, by its name', () => {
    expect(() => kindOf({ id: 't/p/a', kind: 'toString' })).toThrow(DomainError);
  });
});
