// Decides which wording of a question a learner had before them: the current one or a kept one.
// Knows nothing of grading or views.
import { DomainError } from '@/core/errors';
import type { Question } from '@/core/questions/question';
import { readQuestion } from '@/core/questions/read-question';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

const REMEMBER_AT_MOST = 2_000;

/** Compiled questions never change under their hash, so nothing here grows stale. */
const remembered = new Map<string, Question>();

/** A question's names today, and the wording that a learner saw. */
export interface AskedQuestion {
  /** `track/pattern/slug` as it is called now, or was last. */
  id: string;
  pattern: string;
  skill: string;
  /** What is graded and explained. */
  shown: Question;
}

/**
 * @param id whole id, also an earlier one
 * @param version the hash that was shown; the current one when not said
 * @throws DomainError "questions/unknown", "answers/unknown-version"
 */
export async function questionAsShown(
  id: string,
  version: string | undefined,
): Promise<AskedQuestion> {
  const current = content().question(id);
  if (version === undefined || version === current?.version) {
    if (!current) throw unknownQuestion(id);
    return {
      id: current.id,
      pattern: current.pattern,
      skill: current.skill,
      shown: current,
    };
  }
  const shown = await keptWording(version);
  if (!shown || !isSame(shown, current, id)) {
    if (!current) throw unknownQuestion(id);
    throw unknownVersion(id, version);
  }
  const { pattern, skill } = current ?? shown;
  return { id: current?.id ?? shown.id, pattern, skill, shown };
}

/**
 * The wording that an answer or a test was given; it was kept before it was ever served.
 *
 * @throws DomainError "answers/unknown-version" when the snapshots were tampered with
 */
export async function wordingOf(id: string, version: string): Promise<Question> {
  const current = content().question(id);
  if (current?.version === version) return current;
  const kept = await keptWording(version);
  if (!kept) throw unknownVersion(id, version);
  return kept;
}

/**
 * A question as its author wrote it, to be told to somebody who answered it: today's wording while
 * it means the same, else the one that was answered.
 *
 * @param answered what the answer log says
 * @returns null where its Markdown was not kept
 */
export async function writtenWording(answered: {
  question: string;
  version: string;
  rev: number;
}): Promise<{ question: Question; source: string } | null> {
  const { sources, question } = content();
  const current = question(answered.question);
  if (current !== undefined && current.rev === answered.rev) {
    const source = sources.get(current.version);
    if (source !== undefined) return { question: current, source };
  }
  const kept = await keptWording(answered.version);
  if (kept === null) return null;
  const { rows } = await pool().query<{ source: string }>({
    name: 'snapshot-source',
    text: 'SELECT source FROM "QuestionSnapshot" WHERE version = $1',
    values: [answered.version],
  });
  return rows[0] ? { question: kept, source: rows[0].source } : null;
}

async function keptWording(version: string): Promise<Question | null> {
  const known = remembered.get(version);
  if (known) {
    // Moved to the end: what is used stays.
    remembered.delete(version);
    remembered.set(version, known);
    return known;
  }
  const { rows } = await pool().query<{ compiled: unknown }>({
    name: 'snapshot-by-version',
    text: 'SELECT compiled FROM "QuestionSnapshot" WHERE version = $1',
    values: [version],
  });
  if (!rows[0]) return null;
  const found = readQuestion(rows[0].compiled);
  if (remembered.size >= REMEMBER_AT_MOST)
    remembered.delete(remembered.keys().next().value as string);
  remembered.set(version, found);
  return found;
}

export function unknownQuestion(id: string): DomainError {
  return new DomainError('questions/unknown', `There is no question "${id}".`, {
    hint: 'It may have been renamed or taken out. GET /api/practice/TRACK/PATTERN lists what there is.',
  });
}

function unknownVersion(id: string, version: string): DomainError {
  return new DomainError(
    'answers/unknown-version',
    `Question "${id}" never had the version ${version}.`,
    {
      hint: 'Load the question again and answer what it shows.',
    },
  );
}

/** Whether a kept wording is that question's, under whatever name it was kept. */
function isSame(shown: Question, current: Question | undefined, id: string): boolean {
  return shown.id === id || (current !== undefined && content().question(shown.id) === current);
}
