// Decides whether a response is saved to a running test. Saves it as it is and grades nothing.
import { DomainError } from '@/core/errors';
import { gradeResponse } from '@/core/questions/grade';
import type { SaveTestAnswerRequest } from '@/core/tests/test';
import type { Viewer } from '@/server/accounts/viewer';
import { momentOf, zoneOf } from '@/server/answers/moment';
import type { Connection } from '@/server/answers/read-learner';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { wordingOf } from '@/server/questions/versions';
import { telling } from '@/server/tests/tell-watchers';
import { unknownTest } from '@/server/tests/test-rows';

interface Place {
  question: string;
  version: string;
  isClosed: boolean;
}

const PLACE = `SELECT i.question, i.version, (i."judgedAt" IS NOT NULL OR t.state = 'closed') AS "isClosed"
  FROM "TestItem" i JOIN "Test" t ON t."userId" = $1::uuid AND t.id = i."testId"
  WHERE i."userId" = $1::uuid AND i."testId" = $2::uuid AND i.position = $3`;

// A judgement in the meantime, or a newer save, wins over this one.
const SAVE =
  telling(`UPDATE "TestItem" i SET response = $4::jsonb, confidence = $5, "elapsedMs" = $6,
    "answeredAt" = $7, "timeZone" = $8, seq = $9
  FROM "Test" t
  WHERE i."userId" = $1::uuid AND i."testId" = $2::uuid AND i.position = $3 AND i.seq < $9
    AND i."judgedAt" IS NULL AND t."userId" = $1::uuid AND t.id = i."testId" AND t.state <> 'closed'
  RETURNING t.pattern`);

/**
 * Drafts are welcome: what is well-formed is saved, complete or not. An older `seq` than the
 * saved one changes nothing and is no error.
 *
 * @throws DomainError "tests/unknown", "tests/already-judged", "answers/unknown-version",
 *   "request/invalid", "database/away"
 */
export async function saveTestAnswer(
  viewer: Viewer | null,
  test: string,
  position: number,
  request: SaveTestAnswerRequest,
  receivedAt: Date,
): Promise<void> {
  if (!viewer) throw unknownTest(test);
  const values = [viewer.userId, test, position];
  const findPlace = async () =>
    (
      await (pool() as Connection).query<Place>({
        name: 'test-place',
        text: PLACE,
        values,
      })
    ).rows[0];
  await steadily(async () => {
    const place = await findPlace();
    if (!place) throw unknownTest(test);
    if (place.isClosed) throw judged(position);
    await check(place, request);
    const saved = await (pool() as Connection).query({
      name: 'test-save',
      text: SAVE,
      values: [...values, ...columnsOf(viewer, request, receivedAt)],
    });
    if (saved.rowCount === 0 && (await findPlace())?.isClosed) throw judged(position);
  });
}

function columnsOf(viewer: Viewer, request: SaveTestAnswerRequest, receivedAt: Date): unknown[] {
  return [
    request.response,
    request.confidence ?? null,
    request.elapsedMs ?? 0,
    momentOf(request.answeredAt, receivedAt).toISOString(),
    zoneOf(request.timeZone, viewer.timeZone),
    request.seq,
  ];
}

async function check(place: Place, { version, response }: SaveTestAnswerRequest): Promise<void> {
  if (version !== undefined && version !== place.version) {
    throw new DomainError(
      'answers/unknown-version',
      'This position of the test shows another version of the question.',
      {
        hint: 'Load the test again: it keeps the versions that it started with.',
      },
    );
  }
  const question = await wordingOf(place.question, place.version);
  const mark = gradeResponse(question, response);
  if (mark.outcome !== 'malformed') return;
  throw new DomainError(
    'request/invalid',
    `The response does not fit a question of type "${question.kind}".`,
    {
      errors: mark.errors,
    },
  );
}

function judged(position: number): DomainError {
  return new DomainError(
    'tests/already-judged',
    `Position ${position} of this test was judged already.`,
    {
      hint: 'Load the test again to see its result.',
    },
  );
}
