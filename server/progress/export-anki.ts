// Decides what of a learner's cards may be told to them as an Anki package: what they answered, but
// nothing that waits in an open test. How it is shown and packed, core/exchange/learner-deck.ts decides.
import { DomainError } from '@/core/errors';
import type { PastAnswer } from '@/core/exchange/learner-card';
import type { LearnerDeck, RememberedSkill, ToldQuestion } from '@/core/exchange/learner-deck';
import type { MemoryCard } from '@/core/memory/card';
import type { Viewer } from '@/server/accounts/viewer';
import { questionToday, skillToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { packDeck } from '@/server/progress/pack-deck';
import { questionsInTests } from '@/server/questions/in-test';
import { writtenWording } from '@/server/questions/versions';
import { parameterSets } from '@/server/replay/parameter-sets';

/** The newest answers; older ones become no reviews. */
const MOST_ANSWERS = 100_000;
const MOST_CARDS = 20_000;

interface AnswerRow extends Omit<PastAnswer, 'parameters'> {
  skill: string;
  question: string;
  version: string;
  rev: number;
  parameterVersion: string;
}
type Answer = AnswerRow & PastAnswer;

const CARDS = `SELECT skill, stability, difficulty, known, reps, lapses, "lastAnsweredAt",
  "lastLocalDay", "dueDay", "parameterVersion"
  FROM "Card" WHERE "userId" = $1::uuid ORDER BY "dueDay", skill LIMIT ${MOST_CARDS}`;
const ANSWERS = `SELECT skill, question, version, rev, "answeredAt" AS at, "localDay" AS day, grade,
  known, "elapsedMs", retention, "practiceDays", "parameterVersion"
  FROM "Answer" WHERE "userId" = $1::uuid AND "struckAt" IS NULL
  ORDER BY "answeredAt" DESC, id LIMIT ${MOST_ANSWERS}`;

/** @throws DomainError "database/away", "progress/empty" where there is no card to be told */
export async function* exportAnki(viewer: Viewer, now: Date): AsyncGenerator<Uint8Array> {
  const packed = await packDeck(await readDeck(viewer, now));
  if (packed === null) throw nothingYet();
  yield packed;
}

async function readDeck(viewer: Viewer, now: Date): Promise<LearnerDeck> {
  const { cards, answers, inTests } = await steadily(() => readMemory(viewer));
  const skills: RememberedSkill[] = [];
  for (const card of cards) {
    const own = answers.get(skillToday(card.skill)) ?? [];
    const questions = await toldQuestions(own, inTests);
    if (questions.length > 0) skills.push({ skill: card.skill, card, answers: own, questions });
  }
  const told = new Set(skills.flatMap(({ questions }) => questions.map(patternOf)));
  const { timeZone, rolloverHour, recallOffset } = viewer;
  return {
    learner: { timeZone, rolloverHour, recallOffset },
    now,
    skills,
    decks: new Map([...told].map((pattern) => [pattern, deckOf(pattern)])),
    images: new Map(
      [...content().images].filter(([path]) => told.has(path.split('/').slice(0, 2).join('/'))),
    ),
  };
}

function patternOf({ question }: ToldQuestion): string {
  return question.pattern;
}

async function readMemory(viewer: Viewer) {
  const read = async <Row extends object>(name: string, text: string) =>
    (await pool().query<Row>({ name, text, values: [viewer.userId] })).rows;
  const cards = await read<MemoryCard & { skill: string }>('anki-cards', CARDS);
  const rows = await read<AnswerRow>('anki-answers', ANSWERS);
  const versions = rows.map(({ parameterVersion }) => parameterVersion);
  const parametersOf = await parameterSets(pool(), versions);
  const answers = new Map<string, Answer[]>();
  for (const row of rows.reverse()) {
    const answer = { ...row, parameters: parametersOf(row.parameterVersion) };
    const skill = skillToday(row.skill);
    const own = answers.get(skill);
    if (own) own.push(answer);
    else answers.set(skill, [answer]);
  }
  // Read last: a test that began before that is seen.
  const inTests = await questionsInTests(viewer);
  return { cards, answers, inTests };
}

/** The questions of a skill that may be told; the one answered last comes first. */
async function toldQuestions(
  answers: readonly Answer[],
  inTests: ReadonlySet<string>,
): Promise<ToldQuestion[]> {
  const seen = new Set(inTests);
  const told: ToldQuestion[] = [];
  for (const answer of [...answers].reverse()) {
    const id = questionToday(answer.question);
    if (seen.has(id)) continue;
    seen.add(id);
    const wording = await steadily(() => writtenWording(answer));
    if (wording !== null) told.push(wording);
  }
  return told;
}

/** Track and pattern, as people call them; a pattern that is gone keeps its name. */
function deckOf(id: string): string {
  const { patterns, tracks } = content();
  const [track = '', slug = ''] = id.split('/');
  return [tracks.get(track)?.title ?? track, patterns.get(id)?.title ?? slug]
    .map((title) => title.replaceAll('::', ' '))
    .join('::');
}

function nothingYet(): DomainError {
  return new DomainError('progress/empty', 'There is no card to take along yet.', {
    hint: 'Answer a question first; what waits in a test comes along after its verdict.',
  });
}
