// Decides which rows of the database a played life leaves.
import { createHash } from 'node:crypto';
import type { Said } from '@/server/progress/testing/believable-answer';
import type { Life, PlayedLearner, Row, Turn } from '@/server/progress/testing/played-life';

export function answerRow(
  life: Life,
  { id, item, misconceptions = [] }: Turn,
  said: Said,
  used: object,
  outcome: object,
  testId: string | null,
): Row {
  const { skipped, answeredAt, ...graded } = said;
  const place = life.out.Answer.length;
  const slug = misconceptions[Math.floor(life.random() * misconceptions.length * 2)];
  return {
    userId: life.userId,
    id: uuidOf(`${life.userId} answer ${place}`),
    requestHash: '',
    question: item.id,
    version: 'played',
    pattern: id,
    skill: item.skill,
    kind: 'single',
    difficulty: item.difficulty,
    rev: 1,
    context: testId === null ? 'practice' : 'test',
    testId,
    shown: [],
    response: skipped ? { skip: true } : { option: graded.correct ? 'right' : 'wrong' },
    ...graded,
    score: graded.correct ? 1 : 0,
    answeredAt,
    receivedAt: answeredAt,
    timeZone: life.zone,
    ...used,
    revision: place + 1,
    inPool: true,
    misconceptions: graded.correct || skipped || slug === undefined ? [] : [slug],
    outcome,
  };
}

export function finished(life: Life): PlayedLearner {
  const { userId, out } = life;
  const patternOf = new Map(
    life.patterns.flatMap(({ id, items }) => items.map(({ skill }) => [skill, id] as const)),
  );
  out.learner = life.learner;
  out.Card = [...life.cards].map(([skill, card]) => ({
    userId,
    skill,
    pattern: patternOf.get(skill),
    ...card,
  }));
  out.Mastery = [...life.mastery].map(([pattern, state]) => ({
    userId,
    pattern,
    track: pattern.split('/', 1)[0],
    ...state,
  }));
  return out;
}

/** The same text gives the same id. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
