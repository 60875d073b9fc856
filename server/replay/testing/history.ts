// Plays a history through the real server functions: answers on time and late, repeats, undo, tests.
import type { AnswerRequest } from '@/core/questions/answer';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { undoAnswer } from '@/server/answers/undo-answer';
import { PATTERN, RIGHT, SMALL_PATTERN, WRONG } from '@/server/content/testing/library';
import { uuidOf } from '@/server/progress/testing/played-rows';
import { extendTest } from '@/server/tests/extend-test';
import { saveTestAnswer } from '@/server/tests/save-test-answer';
import { startTest } from '@/server/tests/start-test';
import { submitTest } from '@/server/tests/submit-test';

const MINUTE_MS = 60_000;
export const START = Date.UTC(2026, 2, 20, 12);

export interface AnswerMove {
  move: 'answer';
  /** 0 to 26: one of the pools; 27: a lesson's. */
  question: number;
  response: 'right' | 'wrong' | 'skip';
  confidence: 'sure' | 'unsure' | undefined;
  context: 'practice' | 'review';
  hints: number;
  elapsedMs: number | undefined;
  timeZone: string | undefined;
  /** Minutes since the move before. */
  minutes: number;
  /** Minutes for which it lay on the device before it was sent. */
  lateMinutes: number;
}

/** Sure, quick and right, a few minutes after the move before, where nothing else is said. */
export const answerMove = (about: Partial<AnswerMove> = {}): AnswerMove => ({
  move: 'answer',
  question: 0,
  response: 'right',
  confidence: 'sure',
  context: 'practice',
  hints: 0,
  elapsedMs: 20_000,
  timeZone: 'UTC',
  minutes: 5,
  lateMinutes: 0,
  ...about,
});

export type Move =
  | AnswerMove
  | { move: 'repeat' }
  | { move: 'undo' }
  | { move: 'test'; minutes: number; rights: number };

export interface Played {
  viewer: Viewer;
  /** What was sent, without what was taken back; by time of answering. */
  sent: { request: AnswerRequest; receivedAt: Date }[];
}

export async function play(name: string, moves: readonly Move[]): Promise<Played> {
  let time = START;
  let count = 0;
  let viewer: Viewer | null = null;
  const sent: Played['sent'] = [];
  const claim = () => viewer && { userId: viewer.userId, epoch: viewer.epoch, issuedAt: 0 };
  const send = async (request: AnswerRequest, receivedAt: Date) => {
    viewer = (await recordAnswer(claim(), request, receivedAt)).viewer;
  };
  for (const move of moves) {
    count += 1;
    if (move.move === 'answer') {
      time += move.minutes * MINUTE_MS;
      const request = requestOf(uuidOf(`${name} ${count}`), move, time);
      await send(request, new Date(time));
      sent.push({ request, receivedAt: new Date(time) });
    } else if (move.move === 'repeat') {
      const last = sent.at(-1);
      if (last) await send(last.request, new Date(time));
    } else if (move.move === 'undo') {
      const last = sent.at(-1);
      if (!last) continue;
      try {
        await undoAnswer(viewer, last.request.id, new Date(time));
        sent.pop();
      } catch (error) {
        if ((error as { code?: string }).code !== 'answers/not-last') throw error;
      }
    } else {
      time += (1_500 + move.minutes) * MINUTE_MS;
      viewer = await takeTest(uuidOf(`${name} test ${count}`), claim(), time, move.rights);
      time += 20 * MINUTE_MS;
    }
  }
  const found = await findViewer(claim());
  if (!found) throw new Error('Nothing was played.');
  return { viewer: found, sent };
}

function requestOf(id: string, move: AnswerMove, time: number): AnswerRequest {
  const { question, response, confidence, context, hints, elapsedMs, timeZone, lateMinutes } = move;
  return {
    id,
    question: questionName(question),
    context: question > 26 ? 'lesson' : context,
    response:
      response === 'skip' ? { skip: true } : { option: response === 'right' ? RIGHT : WRONG },
    hintsUsed: hints,
    answeredAt: new Date(time - lateMinutes * MINUTE_MS).toISOString(),
    ...(confidence && { confidence }),
    ...(elapsedMs !== undefined && { elapsedMs }),
    ...(timeZone && { timeZone }),
  };
}

function questionName(question: number): string {
  if (question > 26) return `${PATTERN}/in-lesson`;
  return question < 3 ? `${SMALL_PATTERN}/s${question + 1}` : `${PATTERN}/q${question - 2}`;
}

async function takeTest(
  id: string,
  claim: Parameters<typeof startTest>[0],
  time: number,
  rights: number,
): Promise<Viewer> {
  const start = { id, pattern: PATTERN, kind: 'full', seed: id, now: new Date(time) } as const;
  const { viewer, test } = await startTest(claim, start);
  const answer = async (position: number) => {
    const at = new Date(time + position * MINUTE_MS);
    const response = { option: position <= rights ? RIGHT : WRONG };
    const request = {
      response,
      seq: 1,
      confidence: 'sure' as const,
      elapsedMs: 20_000,
      answeredAt: at.toISOString(),
    };
    await saveTestAnswer(viewer, test.id, position, request, at);
  };
  for (const { position } of test.questions) await answer(position);
  let result = await submitTest(viewer, test.id, new Date(time + 11 * MINUTE_MS));
  for (let more = 0; result.more > 0 && more < 3; more += 1) {
    const at = new Date(time + (12 + more) * MINUTE_MS);
    const { question } = await extendTest(viewer, test.id, at);
    await answer(question.position);
    result = await submitTest(viewer, test.id, new Date(at.getTime() + 30_000));
  }
  return viewer;
}
