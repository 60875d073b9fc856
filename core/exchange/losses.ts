// Decides what is left of a question where a format holds less than ours, and says what is lost.
import type {
  ExchangeAnswer,
  ExchangeKind,
  ExchangeQuestion,
  Loss,
} from '@/core/exchange/exchange';
import { codeFence, codeSpan } from '@/core/exchange/markdown-text';

const FEATURES = {
  hints: 'its hints',
  solution: 'its solution',
  quickCheck: 'its quick check',
  mistakes: 'its common mistakes',
  feedback: 'what its options say when chosen',
  pieceFeedback: 'what its misplaced pieces say',
  misconceptions: 'the misconceptions of its options',
  pins: 'which options keep their place',
  order: 'that its options are not shuffled',
  tags: 'its tags',
  difficulty: 'its level',
  skill: 'its skill',
  unit: 'its unit',
  case: 'that letter case matters',
  distractors: 'the pieces that do not belong',
  spare: 'the choices that match nothing',
  heads: 'the headings of its two columns',
} as const;
export type Feature = keyof typeof FEATURES;
export const ALL_FEATURES = Object.keys(FEATURES) as Feature[];

export interface Capacity {
  kinds: readonly ExchangeKind[];
  features: readonly Feature[];
  /** Why this question, as it would be written, cannot be; null where it can. */
  cannot?: (question: ExchangeQuestion) => string | null;
}

export interface Reduced {
  /** Null where the format does not hold the question at all. */
  question: ExchangeQuestion | null;
  losses: Loss[];
}

/** The question as a format of this capacity holds it. */
export function reduced(question: ExchangeQuestion, capacity: Capacity): Reduced {
  const id = question.id ?? '';
  const { kind } = question.answer;
  const lowered = capacity.kinds.includes(kind)
    ? { question, what: null }
    : loweredTo(question, capacity.kinds);
  if (lowered === null) {
    const what = `all of it: this format has no questions of the kind "${kind}"`;
    return { question: null, losses: [{ id, what }] };
  }
  const lacking = ALL_FEATURES.filter((feature) => !capacity.features.includes(feature));
  const kept = lacking.reduce(without, lowered.question);
  const why = capacity.cannot?.(kept) ?? null;
  if (why !== null) return { question: null, losses: [{ id, what: `all of it: ${why}` }] };
  const losses = [
    ...(lowered.what === null ? [] : [lowered.what]),
    ...lacking
      .filter((feature) => without(lowered.question, feature) !== lowered.question)
      .map((feature) => FEATURES[feature]),
  ].map((what) => ({ id, what }));
  return { question: kept, losses };
}

/** All questions that the format holds, and what is lost. */
export function reducedAll(
  questions: readonly ExchangeQuestion[],
  capacity: Capacity,
): { kept: ExchangeQuestion[]; losses: Loss[] } {
  const all = questions.map((question) => reduced(question, capacity));
  return {
    kept: all.flatMap(({ question }) => question ?? []),
    losses: all.flatMap(({ losses }) => losses),
  };
}

/** The question as one of a kind that more formats have; null where there is none. */
function loweredTo(
  question: ExchangeQuestion,
  kinds: readonly ExchangeKind[],
): { question: ExchangeQuestion; what: string } | null {
  const { answer } = question;
  if (answer.kind === 'output' && kinds.includes('text') && !answer.output.includes('\n')) {
    const program = codeFence(answer.program, answer.language ?? '');
    const stem = [question.stem || 'What does this program print?', program].join('\n\n');
    const accepted = [answer.output.replace(/\s+/g, ' ').trim()];
    return {
      question: { ...question, stem, answer: { kind: 'text', accepted, strict: true } },
      what: 'that it asks what a program prints: it becomes a short text',
    };
  }
  if (answer.kind === 'parsons' && kinds.includes('ordering')) {
    const piece = (text: string) => ({ text: codeSpan(text), feedback: null, misconception: null });
    return {
      question: {
        ...question,
        answer: {
          kind: 'ordering',
          steps: answer.lines.map(({ text }) => piece(text)),
          distractors: answer.distractors.map(piece),
        },
      },
      what: 'the indentation of its lines: it becomes an order',
    };
  }
  return null;
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
      return question.shuffle || !('options' in answer) ? question : { ...question, shuffle: true };
    case 'feedback':
      return withoutInOptions(question, 'feedback', null);
    case 'pieceFeedback':
      return withoutInPieces(question, 'feedback');
    case 'misconceptions':
      return withoutInPieces(withoutInOptions(question, 'misconception', null), 'misconception');
    case 'pins':
      return withoutInOptions(question, 'pinned', false);
    case 'unit':
      return answer.kind !== 'numeric' || answer.unit === null
        ? question
        : { ...question, answer: { ...answer, unit: null } };
    case 'case':
      return !('strict' in answer) || !answer.strict
        ? question
        : { ...question, answer: { ...answer, strict: false } };
    case 'distractors':
      return !('distractors' in answer) || answer.distractors.length === 0
        ? question
        : { ...question, answer: { ...answer, distractors: [] } };
    case 'spare':
      return answer.kind !== 'matching' || answer.spare.length === 0
        ? question
        : { ...question, answer: { ...answer, spare: [] } };
    case 'heads':
      return answer.kind !== 'matching' || answer.heads.every((head) => head === '')
        ? question
        : { ...question, answer: { ...answer, heads: ['', ''] } };
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

function withoutInPieces(
  question: ExchangeQuestion,
  field: 'feedback' | 'misconception',
): ExchangeQuestion {
  const { answer } = question;
  if (answer.kind !== 'ordering') return question;
  const { steps, distractors } = answer;
  if ([...steps, ...distractors].every((piece) => piece[field] === null)) return question;
  const bare = (piece: (typeof steps)[number]) => ({ ...piece, [field]: null });
  return {
    ...question,
    answer: { ...answer, steps: steps.map(bare), distractors: distractors.map(bare) },
  };
}

/** All Markdown of a question. */
export function textsOf(question: ExchangeQuestion): string[] {
  const { stem, answer, hints, solution, quickCheck, mistakes } = question;
  return [
    stem,
    ...answerTexts(answer),
    ...hints,
    solution ?? '',
    quickCheck ?? '',
    mistakes ?? '',
  ].filter((text) => text !== '');
}

function answerTexts(answer: ExchangeAnswer): string[] {
  switch (answer.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return answer.options.flatMap(({ text, feedback }) => [text, feedback ?? '']);
    case 'ordering':
      return [...answer.steps, ...answer.distractors].flatMap(({ text, feedback }) => [
        text,
        feedback ?? '',
      ]);
    case 'matching':
      return [...answer.pairs.flatMap(({ left, right }) => [left, right]), ...answer.spare];
    default:
      return [];
  }
}

/** Addresses of the images that a question shows. */
export function imagesOf(question: ExchangeQuestion): string[] {
  const found = textsOf(question).flatMap((text) =>
    [...text.matchAll(/!\[(?:\\.|[^\]\\])*\]\((?:<([^>]*)>|([^)\s]*))/g)].map(
      ([, angled, bare]) => angled ?? bare ?? '',
    ),
  );
  return [...new Set(found)];
}

/** A loss for each question that shows images, of a format that holds none. */
export function imageLosses(questions: readonly ExchangeQuestion[]): Loss[] {
  return questions
    .filter((question) => imagesOf(question).length > 0)
    .map(({ id }) => ({ id: id ?? '', what: 'the files of its images' }));
}
