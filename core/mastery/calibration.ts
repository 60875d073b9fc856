// Decides how well what was felt, and what was predicted, agrees with what happened.
// Refuses to know where the counts come from.
import { CONFIDENCES, type Confidence } from '@/core/questions/answer';

/** Some answers, and how many of them came true. */
export interface Share {
  answers: number;
  came: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Wilson's score interval of a share.
 *
 * @returns 0 to 1; all of it where there is no answer.
 * @see Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference
 */
export function wilson({ answers, came }: Share): Interval {
  if (answers === 0) return { low: 0, high: 1 };
  const share = came / answers;
  const z2 = (Z * Z) / answers;
  const middle = share + z2 / 2;
  const spread = Z * Math.sqrt((share * (1 - share)) / answers + z2 / (4 * answers));
  return {
    low: Math.max(0, (middle - spread) / (1 + z2)),
    high: Math.min(1, (middle + spread) / (1 + z2)),
  };
}

/** Fewer answers than this say nothing worth a sentence. */
export const ENOUGH_ANSWERS = 10;
/** "Sure" should be right nine times of ten or more. */
const SURE_MEANS = 0.9;
/** A guess that is right more often than this was no guess. */
const GUESS_MEANS = 0.6;

export interface StatedConfidence extends Share, Interval {
  confidence: Confidence;
}

/** `well`: sure is right as often as sure should be; `over` and `under`: by more than chance. */
export type CalibrationVerdict = 'too-few' | 'well' | 'over' | 'under';

/** @returns all three confidences, in their order. */
export function statedConfidence(
  counts: readonly (Share & { confidence: string })[],
): StatedConfidence[] {
  return CONFIDENCES.map((confidence) => {
    const found = counts.find((one) => one.confidence === confidence);
    const share = { answers: found?.answers ?? 0, came: found?.came ?? 0 };
    return { confidence, ...share, ...wilson(share) };
  });
}

/** What the three say together: "over" goes before "under", since it costs more. */
export function calibrationVerdict(stated: readonly StatedConfidence[]): CalibrationVerdict {
  const of = (name: Confidence) => stated.find(({ confidence }) => confidence === name);
  const sure = of('sure');
  const guess = of('guess');
  if (sure && sure.answers >= ENOUGH_ANSWERS && sure.high < SURE_MEANS) return 'over';
  if (guess && guess.answers >= ENOUGH_ANSWERS && guess.low > GUESS_MEANS) return 'under';
  return sure && sure.answers >= ENOUGH_ANSWERS ? 'well' : 'too-few';
}

/**
 * A share as people say it: "19 of 20". Small counts as they are, large ones out of 20.
 *
 * @returns null where there is no answer.
 */
export function timesOf({ answers, came }: Share): { came: number; of: number } | null {
  if (answers === 0) return null;
  if (answers <= 20) return { came, of: answers };
  const rounded = Math.round((came / answers) * 20);
  // 995 of 1,000 is not 20 of 20.
  const told = rounded === 20 && came < answers ? 19 : rounded === 0 && came > 0 ? 1 : rounded;
  return { came: told, of: 20 };
}

/** Answers whose predicted recall lay in one range. */
export interface RecallBin extends Share, Interval {
  /** Mean of what was predicted, 0 to 1. */
  predicted: number;
}

/** Edges between the bins of predicted recall: wide where few predictions fall. */
export const RECALL_EDGES: readonly number[] = [0.5, 0.6, 0.7, 0.8, 0.9];

export interface RecallAgreement {
  bins: RecallBin[];
  answers: number;
  /** Mean of predictions and share remembered, over all answers; 0 where there is none. */
  predicted: number;
  remembered: number;
  /** What the two say: `high` when memory held better than predicted, by more than chance. */
  verdict: 'too-few' | 'agrees' | 'better' | 'worse';
}

/** Smaller differences than this are not worth a word, however many answers show them. */
const WORTH_TELLING = 0.03;

/** @param bins with at least one answer each, lowest prediction first. */
export function recallAgreement(
  counted: readonly (Share & { predicted: number })[],
): RecallAgreement {
  const bins = counted.map((bin) => ({ ...bin, ...wilson(bin) }));
  const answers = bins.reduce((sum, bin) => sum + bin.answers, 0);
  const came = bins.reduce((sum, bin) => sum + bin.came, 0);
  const predicted =
    answers === 0 ? 0 : bins.reduce((sum, bin) => sum + bin.predicted * bin.answers, 0) / answers;
  const remembered = answers === 0 ? 0 : came / answers;
  const { low, high } = wilson({ answers, came });
  const told = Math.abs(remembered - predicted) >= WORTH_TELLING;
  const differs = told && (predicted < low || predicted > high);
  const direction = remembered > predicted ? 'better' : 'worse';
  const verdict = answers < ENOUGH_ANSWERS ? 'too-few' : differs ? direction : 'agrees';
  return { bins, answers, predicted, remembered, verdict };
}
