// Decides what is left of a question where a format holds less than ours, and says what is lost.
import type { ExchangeKind, ExchangeQuestion, Loss } from '@/core/exchange/exchange';

const FEATURES = {
  hints: 'its hints',
  solution: 'its solution',
  quickCheck: 'its quick check',
  mistakes: 'its common mistakes',
  feedback: 'what its options say when chosen',
  misconceptions: 'the misconceptions of its options',
  pins: 'which options keep their place',
  order: 'that its options are not shuffled',
  tags: 'its tags',
  difficulty: 'its level',
  skill: 'its skill',
  unit: 'its unit',
  case: 'that letter case matters',
} as const;
export type Feature = keyof typeof FEATURES;

export interface Capacity {
  kinds: readonly ExchangeKind[];
  features: readonly Feature[];
}

export interface Reduced {
  /** Null where the format does not hold questions of this kind. */
  question: ExchangeQuestion | null;
  losses: Loss[];
}

/** The question as a format of this capacity holds it. */
export function reduced(question: ExchangeQuestion, { kinds, features }: Capacity): Reduced {
  const id = question.id ?? '';
  const { kind } = question.answer;
  if (!kinds.includes(kind)) {
    return {
      question: null,
      losses: [{ id, what: `all of it: this format has no questions of the kind "${kind}"` }],
    };
  }
  const kept = (Object.keys(FEATURES) as Feature[]).reduce(
    (left, feature) => (features.includes(feature) ? left : without(left, feature)),
    question,
  );
  const losses = (Object.keys(FEATURES) as Feature[])
    .filter((feature) => !features.includes(feature) && without(question, feature) !== question)
    .map((feature) => ({ id, what: FEATURES[feature] }));
  return { question: kept, losses };
}

/** The same object where there was nothing to take out. */
function without(question: ExchangeQuestion, feature: Feature): ExchangeQuestion {
  const { answer } = question;
  switch (feature) {
    case 'hints':
    case 'tags':
      return question[feature].length === 0 ? question : { ...question, [feature]: [] };
    case 'solution':
    case 'quickCheck':
    case 'mistakes':
    case 'difficulty':
    case 'skill':
      return question[feature] === null ? question : { ...question, [feature]: null };
    case 'order':
      return question.shuffle ? question : { ...question, shuffle: true };
    case 'feedback':
      return withoutInOptions(question, 'feedback', null);
    case 'misconceptions':
      return withoutInOptions(question, 'misconception', null);
    case 'pins':
      return withoutInOptions(question, 'pinned', false);
    case 'unit':
      return answer.kind !== 'numeric' || answer.unit === null
        ? question
        : { ...question, answer: { ...answer, unit: null } };
    case 'case':
      return answer.kind !== 'text' || !answer.strict
        ? question
        : { ...question, answer: { ...answer, strict: false } };
  }
}

function withoutInOptions(
  question: ExchangeQuestion,
  field: 'feedback' | 'misconception' | 'pinned',
  empty: null | false,
): ExchangeQuestion {
  const { answer } = question;
  if (!('options' in answer) || answer.options.every((option) => option[field] === empty)) {
    return question;
  }
  const options = answer.options.map((option) => ({ ...option, [field]: empty }));
  return { ...question, answer: { ...answer, options } as typeof answer };
}
