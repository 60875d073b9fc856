import { describe, expect, it } from 'vitest';
import type { Pattern, Track } from '@/core/content/library';
import { earlierNamesOf } from '@/core/content/earlier-names';

const question = (id: string, was: string[] = []) => ({ id, was });
const pattern = (id: string, was: string[], questions: object[], skills: object[] = []) =>
  ({ id, was, questions, lessonQuestions: [], skills }) as unknown as Pattern;
const track = (slug: string, was: string[], patterns: Pattern[]) =>
  ({ slug, was, patterns }) as unknown as Track;

const renamed = track(
  'new',
  ['old'],
  [
    pattern(
      'new/loops',
      ['new/cycles'],
      [question('new/loops/a', ['new/loops/z']), question('new/loops/moved', ['new/other/moved'])],
      [{ id: 'new/loops#s', was: ['new/loops#t'] }],
    ),
    pattern('new/other', ['new/former'], [question('new/other/b')]),
    pattern('new/plain', [], []),
  ],
);
const names = earlierNamesOf([
  renamed,
  track('same', [], [pattern('same/p', [], [question('same/p/q')])]),
]);

describe('the names of before', () => {
  it('lead from each name of a track and pattern to today', () => {
    expect(Object.fromEntries(names.patterns)).toEqual({
      'old/loops': 'new/loops',
      'new/cycles': 'new/loops',
      'old/cycles': 'new/loops',
      'old/other': 'new/other',
      'new/former': 'new/other',
      'old/former': 'new/other',
      'old/plain': 'new/plain',
    });
  });

  it('lead from an earlier track to today’s', () => {
    expect([...names.tracks]).toEqual([['old', 'new']]);
  });

  it('know every earlier name of a question: its own under each of the folder', () => {
    expect(new Set(names.questionsBefore.get('new/loops/a'))).toEqual(
      new Set([
        ...['old/loops/a', 'new/cycles/a', 'old/cycles/a'],
        ...['new/loops/z', 'old/loops/z', 'new/cycles/z', 'old/cycles/z'],
      ]),
    );
    expect(names.questions.get('old/cycles/z')).toBe('new/loops/a');
  });

  it('follow a question into the folder that it came from, whatever that was called', () => {
    expect(names.questions.get('old/former/moved')).toBe('new/loops/moved');
  });

  it('lead to the question that says so, where another’s folder implies the same name', () => {
    const { questions, questionsBefore } = earlierNamesOf([
      track(
        'new',
        ['old'],
        [
          pattern('new/loops', ['new/cycles'], [question('new/loops/a')]),
          pattern('new/other', [], [question('new/other/b', ['new/cycles/a'])]),
        ],
      ),
    ]);
    expect(questions.get('new/cycles/a')).toBe('new/other/b');
    expect(questions.get('old/cycles/a')).toBe('new/other/b');
    const told = [...questionsBefore].flatMap(([id, before]) => before.map((name) => [name, id]));
    expect(new Map(told as [string, string][])).toEqual(questions);
    expect(told).toHaveLength(questions.size);
  });

  it('follow a skill under each name of its pattern', () => {
    expect(names.skills.get('old/cycles#t')).toBe('new/loops#s');
  });

  it('hold nothing of what was never renamed, and nothing that is in use today', () => {
    expect(names.questionsBefore.has('same/p/q')).toBe(false);
    expect(names.patternsBefore.has('same/p')).toBe(false);
    const taken = earlierNamesOf([
      track('t', [], [pattern('t/p', [], [question('t/p/a', ['t/p/b']), question('t/p/b')])]),
    ]);
    expect(taken.questions.size).toBe(0);
  });
});
