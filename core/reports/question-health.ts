// Decides what an author is told of one question's first tries, and which of it calls for a mend.
// The numbers were made in the night (item-statistics.ts).
import type { Difficulty } from '@/core/questions/question';
import { ENOUGH_FOR_DISCRIMINATION, ENOUGH_FOR_SHARE, measured } from './classical';
import { fisherInterval, shareOf } from './interval';
import type { ItemStatistics } from './item-statistics';
import type { Measured } from './report';

/** What calls for a mend, worst first. */
export type Flag = 'miskeyed' | 'weak' | 'dead-options' | 'too-easy' | 'other-level';

export interface QuestionHealth {
  answers: number;
  facility: Measured | null;
  discrimination: Measured | null;
  medianMs: number | null;
  flags: Flag[];
  /** Ids. */
  deadOptions: readonly string[];
  suggestedDifficulty: Difficulty | null;
  isOutOfTests: boolean;
}

/** What an author sees of it beside the question. */
export interface ToldHealth extends QuestionHealth {
  /** Other wordings were kept: answers to them may want another mark. */
  hasEarlierWordings: boolean;
  /** In the author's order; empty for kinds without options. */
  chosen: readonly { id: string; text: string; correct: boolean; count: number; isDead: boolean }[];
}

export function questionHealth(
  statistics: Pick<
    ItemStatistics,
    | 'answers'
    | 'rightShare'
    | 'pointBiserial'
    | 'medianMs'
    | 'deadOptions'
    | 'miskeyed'
    | 'weak'
    | 'tooEasy'
    | 'suggestedDifficulty'
  >,
  isOutOfTests: boolean,
): QuestionHealth {
  const { answers, rightShare, pointBiserial, deadOptions, suggestedDifficulty } = statistics;
  const flags: (Flag | false)[] = [
    statistics.miskeyed && 'miskeyed',
    statistics.weak && 'weak',
    deadOptions.length > 0 && 'dead-options',
    statistics.tooEasy && 'too-easy',
    suggestedDifficulty !== null && 'other-level',
  ];
  return {
    answers,
    facility: measured(
      shareOf(Math.round(rightShare * answers), answers),
      answers >= ENOUGH_FOR_SHARE,
    ),
    discrimination:
      pointBiserial === null
        ? null
        : measured(fisherInterval(pointBiserial, answers), answers >= ENOUGH_FOR_DISCRIMINATION),
    medianMs: statistics.medianMs,
    flags: flags.filter((flag) => flag !== false),
    deadOptions,
    suggestedDifficulty,
    isOutOfTests,
  };
}
