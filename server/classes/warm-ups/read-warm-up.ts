// Decides what is read of a warm-up: the questions as they may be shown, and the key of one when it is asked for.
// Each reading goes through the class that its teacher has shown to teach.
import { z } from 'zod';
import type { QuestionView } from '@/core/questions/registry';
import { kindOf } from '@/core/questions/registry';
import type { Question } from '@/core/questions/question';
import { lessonView } from '@/core/questions/present';
import { DomainError } from '@/core/errors';
import { isUuid } from '@/core/uuid';
import type { TaughtClass } from '@/server/classes/access';
import { patternOf } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { wordingOf } from '@/server/questions/versions';

const TOLD = 10;

const stored = z.array(
  z.object({
    question: z.string(),
    version: z.string(),
    because: z.object({ losing: z.number(), of: z.number() }),
  }),
);
type Stored = z.infer<typeof stored>;

export interface WarmUpView {
  id: string;
  createdAt: Date;
  questions: {
    /** From 1, as the answer is asked for. */
    number: number;
    pattern: string;
    because: Stored[number]['because'];
    /** Null where the wording is no longer kept. */
    view: QuestionView | null;
  }[];
}

/** What is told of one question once it is revealed. */
export const warmUpAnswer = z.object({
  html: z.string(),
  /** Ids of the right options. */
  options: z.array(z.string()),
  /** Why each option is right or wrong, by id. */
  feedback: z.record(z.string(), z.string()),
  solution: z.array(z.string()),
});
export type WarmUpAnswer = z.infer<typeof warmUpAnswer>;

async function find(cls: TaughtClass, id: string) {
  if (!isUuid(id)) return null;
  const { rows } = await steadily(() =>
    pool().query<{ id: string; createdAt: Date; questions: unknown }>({
      name: 'warm-up-by-id',
      text: `SELECT id, "createdAt", questions FROM "WarmUp"
        WHERE "classId" = $1::uuid AND id = $2::uuid`,
      values: [cls.id, id],
    }),
  );
  return rows[0] ? { ...rows[0], questions: stored.parse(rows[0].questions) } : null;
}

/** @returns null where the class has no such warm-up */
export async function readWarmUp(cls: TaughtClass, id: string): Promise<WarmUpView | null> {
  const found = await find(cls, id);
  if (!found) return null;
  const wordings = await Promise.all(found.questions.map(wording));
  return {
    id: found.id,
    createdAt: found.createdAt,
    questions: found.questions.map(({ question, because }, at) => {
      const pattern = content().patterns.get(patternOf(question));
      const shown = wordings[at];
      return {
        number: at + 1,
        pattern: pattern?.title ?? question,
        because,
        view: shown ? lessonView(shown) : null,
      };
    }),
  };
}

/** @returns null where the class has no such warm-up, or it has no such question */
export async function readWarmUpAnswer(
  cls: TaughtClass,
  id: string,
  number: number,
): Promise<WarmUpAnswer | null> {
  const asked = (await find(cls, id))?.questions[number - 1];
  const question = asked && (await wording(asked));
  return question ? answerOf(question) : null;
}

/** All answers, for the sheet that is printed; null where a wording is no longer kept. */
export async function readWarmUpAnswers(
  cls: TaughtClass,
  id: string,
): Promise<(WarmUpAnswer | null)[]> {
  const found = await find(cls, id);
  const wordings = await Promise.all((found?.questions ?? []).map(wording));
  return wordings.map((question) => question && answerOf(question));
}

/** The newest warm-ups of a class. */
export async function readWarmUps(cls: TaughtClass): Promise<{ id: string; createdAt: Date }[]> {
  const { rows } = await steadily(() =>
    pool().query<{ id: string; createdAt: Date }>({
      name: 'warm-ups-of-class',
      text: `SELECT id, "createdAt" FROM "WarmUp" WHERE "classId" = $1::uuid
        ORDER BY "createdAt" DESC, id LIMIT ${TOLD}`,
      values: [cls.id],
    }),
  );
  return rows;
}

async function wording({ question, version }: Stored[number]): Promise<Question | null> {
  try {
    return await wordingOf(question, version);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'answers/unknown-version') return null;
    throw error;
  }
}

function answerOf(question: Question): WarmUpAnswer {
  const kind = kindOf(question);
  const { html, options } = kind.describeKey(question.body);
  const feedback = kind.explain(question.body, null).options;
  return {
    html,
    options,
    feedback: Object.fromEntries(
      feedback.flatMap(({ id, html: why }) => (why === null ? [] : [[id, why]])),
    ),
    solution: question.solution,
  };
}
