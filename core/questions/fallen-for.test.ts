import { describe, expect, it } from 'vitest';
import { fallenFor } from '@/core/questions/fallen-for';

const option = (id: string, correct: boolean, misconception: string | null) => ({
  id,
  html: id,
  correct,
  pinned: false,
  feedback: null,
  misconception,
});
const options = [
  option('right', true, null),
  option('cookie', false, 'data-in-cookie'),
  option('login', false, 'login-needed'),
  option('plain', false, null),
];
const single = { id: 't/p/q', kind: 'single', body: { options }, misconceptions: ['whole'] };
const multiple = { ...single, kind: 'multiple', misconceptions: [] };
const numeric = {
  id: 't/p/n',
  kind: 'text',
  body: { accepted: ['get'], strict: true },
  misconceptions: ['invented-api'],
};

describe('the misconceptions that a response gives away', () => {
  it('are those of the wrong option that was chosen', () => {
    expect(fallenFor(single, { option: 'cookie' }, false)).toEqual(['data-in-cookie']);
  });

  it('are those of every wrong option that was chosen', () => {
    const chosen = { options: ['right', 'cookie', 'login'] };
    expect(fallenFor(multiple, chosen, false)).toEqual(['data-in-cookie', 'login-needed']);
  });

  it('are none where the wrong options were left alone', () => {
    expect(fallenFor(multiple, { options: ['plain'] }, false)).toEqual([]);
  });

  it('are the one of the whole question where what was chosen names none', () => {
    expect(fallenFor(single, { option: 'plain' }, false)).toEqual(['whole']);
    expect(fallenFor(numeric, { text: 'fetch' }, false)).toEqual(['invented-api']);
  });

  it('are not told from several of the whole question', () => {
    const several = { ...numeric, misconceptions: ['invented-api', 'wrong-name'] };
    expect(fallenFor(several, { text: 'fetch' }, false)).toEqual([]);
  });

  it('are none in a right answer, in "I don\'t know" and in what cannot be read', () => {
    expect(fallenFor(single, { option: 'right' }, true)).toEqual([]);
    expect(fallenFor(numeric, { skip: true }, false)).toEqual([]);
    expect(fallenFor(single, { lines: 4 }, false)).toEqual([]);
  });
});
