import { expect, it } from 'vitest';
import { readRunners, runnerFor, type Runner } from '@/core/verification/runners';

const file = JSON.stringify({
  runners: [
    { languages: ['py'], paths: ['django/views'], command: ['python3', 'manage.py', 'shell'] },
    { languages: ['kotlin'], command: ['kotlin', '{file}'], seconds: 60 },
  ],
});

it('a runner is for its languages, by any of their names, below its paths', () => {
  const runners = readRunners(file) as Runner[];
  expect(runnerFor(runners, 'django/views/questions/easy.md', 'python')).toBe(runners[0]);
  expect(runnerFor(runners, 'django/views-2/questions/easy.md', 'python')).toBeUndefined();
  expect(runnerFor(runners, 'a/b/questions/easy.md', 'kotlin')).toBe(runners[1]);
  expect(runnerFor(runners, 'a/b/questions/easy.md', 'javascript')).toBeUndefined();
});

it('a file that is no list of runners is told as verify-config, with the place that is wrong', () => {
  expect(readRunners('{')).toMatch(/^This is no JSON/);
  expect(readRunners('{"runners":[{"languages":["x"],"command":[]}]}')).toMatch(
    /runners\.0\.command/,
  );
  expect(readRunners('{"runners":[],"shell":true}')).toMatch(/shell/);
});
