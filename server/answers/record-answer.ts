// Decides how one answer is recorded: read, grade, compute, write, each once, and once only per id.
// Grading, memory and mastery are core's; this file knows no formula.
import { setTimeout } from 'node:timers/promises';
import { folderOf } from '@/core/content/earlier-names';
import { DomainError } from '@/core/errors';
import { applyAnswer, type AppliedAnswer } from '@/core/memory/apply-answer';
import type { AnswerRequest, AnswerResult } from '@/core/questions/answer';
import { explainQuestion } from '@/core/questions/explain';
import { fallenFor } from '@/core/questions/fallen-for';
import { guestClaim, ensureGuest } from '@/server/accounts/guest';
import { mergedInto } from '@/server/accounts/merged-into';
import type { Claim } from '@/server/accounts/session';
import { admit, type Viewer } from '@/server/accounts/viewer';
import { gradeRequest, type GradedRequest } from '@/server/answers/grade-request';
import { keepAnswer, type AnswerWrite } from '@/server/answers/keep-answer';
import { inTurn } from '@/server/answers/in-turn';
import { arrivalOf } from '@/server/answers/in-order';
import { cardsOf, masteryOf } from '@/server/answers/learner-state';
import { contextOf, logColumns } from '@/server/answers/log-columns';
import { momentOf, zoneOf } from '@/server/answers/moment';
import { loadOf, readLearner, type LearnerReading } from '@/server/answers/read-learner';
import { repeatAnswer } from '@/server/answers/repeat-answer';
import { requestHash } from '@/server/answers/request-hash';
import { questionNames } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { expectedMsOf, itemOf, itemsOf } from '@/server/questions/pattern-items';
import { replaySoon } from '@/server/replay/replay-soon';

const ATTEMPTS = 8;

export interface RecordedAnswer {
  viewer: Viewer;
  result: AnswerResult;
}

/**
 * @param claim the session; without one, or when it is over, the answer makes a guest
 * @param receivedAt now
 * @param givenBy the id of whoever gave it, where the sender knows: nobody else gets it, not even a new guest
 * @throws DomainError "questions/unknown", "answers/unknown-version", "answers/incomplete",
 *   "answers/id-reused", "answers/other-learner", "tests/question-in-test", "request/invalid", "database/away"
 */
export function recordAnswer(
  claim: Claim | null,
  request: AnswerRequest,
  receivedAt: Date,
  givenBy: string | null = null,
): Promise<RecordedAnswer> {
  // Safe to repeat as a whole: whatever landed is found by the answer's id.
  return steadily(() => recordOnce(claim, request, receivedAt, givenBy));
}

async function recordOnce(
  claim: Claim | null,
  request: AnswerRequest,
  receivedAt: Date,
  givenBy: string | null,
): Promise<RecordedAnswer> {
  const answeredAt = momentOf(request.answeredAt, receivedAt);
  const work: Work = {
    request,
    receivedAt,
    answeredAt,
    about: subjectOf(request, answeredAt),
    hash: requestHash(request),
    graded: null,
    givenBy,
  };
  let asker: Asker = claim ?? guestClaim(request.id);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const current = asker;
    const done = await inTurn(current.userId, () => attemptOnce(current, current === claim, work));
    if ('result' in done) return done;
    asker = done.retryAs;
    if (attempt > 2) await setTimeout(Math.random() * 10 * attempt);
  }
  throw new DomainError('database/away', 'Too many answers of this learner arrived at once.', {
    hint: 'Nothing is lost: send it again in a moment.',
  });
}

type Asker = Pick<Claim, 'userId' | 'epoch'> & {
  /** The account that the claim's guest became while this answer was under way. */
  isMerged?: boolean;
};

interface Work {
  request: AnswerRequest;
  receivedAt: Date;
  answeredAt: Date;
  about: ReturnType<typeof subjectOf>;
  hash: string;
  /** Graded once, however often it is tried. */
  graded: GradedRequest | null;
  givenBy: string | null;
}

/** @returns the recorded answer, or as whom to try again */
async function attemptOnce(
  asker: Asker,
  hasSession: boolean,
  work: Work,
): Promise<RecordedAnswer | { retryAs: Asker }> {
  const { request, about } = work;
  const reading = await readLearner(asker.userId, about);
  const viewer = admit(asker, reading);
  await expectGiver(work.givenBy, viewer);
  if (reading && viewer && (hasSession || asker.isMerged || viewer.role === 'guest')) {
    if (reading.earlier)
      return {
        viewer,
        result: await repeatAnswer(request, work.hash, reading.earlier),
      };
    work.graded ??= await gradeRequest(request);
    if (reading.inTest) throw questionInTest(about.id);
    const { applied, write, isLate } = computeAnswer(reading, work.graded, work);
    const isKept = await keepAnswer(viewer, write);
    if (!isKept) return { retryAs: asker };
    if (isLate) replaySoon(viewer.userId);
    return { viewer, result: resultOf(request, work.graded, applied) };
  }
  if (hasSession) return { retryAs: (await accountOf(asker)) ?? guestClaim(request.id) };
  // The guest of this id has an account now, or ended the session: whoever sends this is somebody new.
  if (reading)
    return {
      retryAs: guestClaim(`${request.id} ${reading.role} ${reading.sessionEpoch}`),
    };
  work.graded ??= await gradeRequest(request);
  await ensureGuest(asker.userId, zoneOf(request.timeZone, 'UTC'));
  return { retryAs: asker };
}

/** A session that ended or changed while an answer waited must not give it to somebody else. */
async function expectGiver(givenBy: string | null, viewer: Viewer | null): Promise<void> {
  if (givenBy === null || viewer?.userId === givenBy) return;
  const account = await mergedInto(givenBy);
  // Whose guest's session it still is finds that account by itself.
  if (account && (viewer === null || viewer.userId === account.userId)) return;
  throw otherLearner();
}

/** Somebody who signed in meanwhile keeps what they gave as a guest. */
async function accountOf({ userId }: Asker): Promise<Asker | null> {
  const account = await mergedInto(userId);
  return account && { userId: account.userId, epoch: account.epoch, isMerged: true };
}

/** What the reading must look for; a question that is gone is still looked for by its name. */
function subjectOf(request: AnswerRequest, answeredAt: Date) {
  const current = content().question(request.question);
  const id = current?.id ?? request.question;
  return {
    answerId: request.id,
    id,
    pattern: current?.pattern ?? folderOf(id),
    questions: questionNames(id),
    at: answeredAt,
  };
}

/** The pure step: rows and a graded request in, everything that changes out. */
function computeAnswer(
  reading: LearnerReading,
  { asked, mark, response }: GradedRequest,
  { request, receivedAt, answeredAt, hash }: Work,
): { applied: AppliedAnswer; write: AnswerWrite; isLate: boolean } {
  const { shown: question } = asked;
  const holding = contextOf(reading, asked.pattern, request.timeZone, answeredAt);
  const { isLate, log } = arrivalOf(reading, answeredAt);
  const item = itemOf(question, asked);
  const learner = {
    recallOffset: reading.recallOffset,
    paceSum: reading.paceSum,
    paceCount: reading.paceCount,
  };
  const firstTry = !reading.tried;
  const inPool = question.place === 'pool' && request.context !== 'lesson';
  const applied = applyAnswer(
    {
      learner,
      cards: cardsOf(reading.cards),
      mastery: masteryOf(reading.mastery),
    },
    {
      item,
      inPool,
      correct: mark.correct,
      skipped: response.skip === true,
      confidence: request.confidence ?? null,
      hintsUsed: request.hintsUsed ?? 0,
      elapsedMs: request.elapsedMs ?? null,
      medianMs: expectedMsOf(question),
      firstTry,
      answeredAt,
    },
    {
      pattern: asked.pattern,
      items: itemsOf(asked.pattern),
      earlier: (reading.abilities ?? []).map((mean) => ({ mean })),
      load: loadOf(reading),
      ...holding,
    },
  );
  const answer = {
    id: request.id,
    requestHash: hash,
    question: asked.id,
    version: question.version,
    pattern: asked.pattern,
    skill: asked.skill,
    kind: question.kind,
    difficulty: question.difficulty,
    rev: question.rev,
    context: request.context,
    testId: null,
    shown: request.shown ?? [],
    response,
    correct: mark.correct,
    score: mark.score,
    confidence: request.confidence ?? null,
    hintsUsed: request.hintsUsed ?? 0,
    elapsedMs: request.elapsedMs ?? null,
    answeredAt,
    receivedAt,
    timeZone: holding.timeZone,
    revision: reading.revision + 1,
    inPool,
    firstTry,
    ...applied.used,
    ...logColumns(holding, item),
    misconceptions: fallenFor(question, response, mark.correct),
    outcome: applied.outcome,
  };
  const { card, mastery } = applied;
  return {
    applied,
    isLate,
    write: {
      revision: reading.revision,
      // Where somebody was some time ago is not where they are.
      timeZone: isLate ? reading.timeZone : holding.timeZone,
      receivedAt,
      ...log,
      learner: applied.learner,
      answer,
      card,
      mastery,
    },
  };
}

function resultOf(
  request: AnswerRequest,
  { asked, mark, response }: GradedRequest,
  applied: AppliedAnswer,
): AnswerResult {
  return {
    id: request.id,
    ...explainQuestion(asked.shown, response, mark),
    ...applied.outcome,
  };
}

export function questionInTest(id: string): DomainError {
  return new DomainError(
    'tests/question-in-test',
    `Question "${id}" waits for its verdict in your test.`,
    {
      hint: 'Finish the test first; then it can be practised again.',
    },
  );
}

export function otherLearner(): DomainError {
  return new DomainError(
    'answers/other-learner',
    'Somebody else gave this answer on this device. It waits here until they sign in again.',
    { hint: 'Sign in as whoever gave it; nothing is lost.' },
  );
}
