import { expect, it } from 'vitest';
import { nearest } from '@/core/content/nearest';

const words = ['id', 'skill', 'shuffle', 'seconds', 'misconceptions'];

it.each([
  ['skil', 'skill'],
  ['Skill', 'skill'],
  ['shufle', 'shuffle'],
  ['secodns', 'seconds'],
  ['misconception', 'misconceptions'],
  ['di', 'id'],
])('takes %s for %s', (word, meant) => {
  expect(nearest(word, words)).toBe(meant);
});

it.each(['colour', 'shoulder', ''])('takes %j for nothing', (word) => {
  expect(nearest(word, words)).toBeNull();
});
