// Decides which kinds of question there are. A new kind is one file in kinds/ and one line here.
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { questionViewBase } from '@/core/questions/answer';
import { cloze } from '@/core/questions/kinds/cloze';
import { matching } from '@/core/questions/kinds/matching';
import { multiple } from '@/core/questions/kinds/multiple';
import { numeric } from '@/core/questions/kinds/numeric';
import { ordering } from '@/core/questions/kinds/ordering';
import { output } from '@/core/questions/kinds/output';
import { parsons } from '@/core/questions/kinds/parsons';
import { pattern } from '@/core/questions/kinds/pattern';
import { single } from '@/core/questions/kinds/single';
import { text } from '@/core/questions/kinds/text';
import { trueFalse } from '@/core/questions/kinds/true-false';
import type { Kind, Question } from '@/core/questions/question';

/**
 * Asked in this order, so a shape that ends the blocks comes before one that may stand anywhere
 * (blanks), and plain lists and tables come last.
 */
const members = [
  single,
  multiple,
  trueFalse,
  numeric,
  text,
  pattern,
  output,
  parsons,
  cloze,
  ordering,
  matching,
] as const;

export type KindName = (typeof members)[number]['name'];

/** A kind whose body, response and view are not known by type; its own schemas check them. */
export type AnyKind = Kind<string, unknown, unknown, unknown>;

export const kinds: Readonly<Record<KindName, AnyKind>> = byName(members);

/** @throws DomainError "questions/unknown" where the kind is not registered (any more). */
export function kindOf(question: Pick<Question, 'id' | 'kind'>): AnyKind {
  if (Object.hasOwn(kinds, question.kind)) return kinds[question.kind as KindName];
  throw new DomainError(
    'questions/unknown',
    `Question "${question.id}" is of the kind "${question.kind}", which this version does not have.`,
  );
}

function byName(list: readonly (AnyKind & { name: KindName })[]): Record<KindName, AnyKind> {
  return Object.fromEntries(list.map((kind) => [kind.name, kind])) as Record<KindName, AnyKind>;
}

function viewOf<Name extends string, Shape extends z.core.$ZodShape>(kind: {
  name: Name;
  view: { shape: Shape };
}) {
  return questionViewBase.extend({ type: z.literal(kind.name), ...kind.view.shape });
}

type ViewSchema<Member> = Member extends { name: infer Name; view: z.ZodObject<infer Shape> }
  ? Name extends string
    ? ReturnType<typeof viewOf<Name, Shape>>
    : never
  : never;
type ViewSchemas<Members extends readonly unknown[]> = {
  -readonly [Index in keyof Members]: ViewSchema<Members[Index]>;
};

/** What a learner may see of a question, told apart by `type`. */
export const questionView = z.discriminatedUnion(
  'type',
  members.map((kind) => viewOf<string, z.core.$ZodShape>(kind)) as unknown as ViewSchemas<
    typeof members
  >,
);
export type QuestionView = z.infer<typeof questionView>;
