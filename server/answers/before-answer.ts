// Decides what an answer keeps of the state that it changed, so that the last one can be taken back.
import type { CardRow } from '@/server/answers/learner-state';
import type { LearnerReading } from '@/server/answers/read-learner';

/** Kept as JSON with the answer. */
export interface BeforeAnswer {
  /** The learner's revision that was read. While nothing else landed, it has grown by one. */
  revision: number;
  recallOffset: number;
  paceSum: number;
  paceCount: number;
  /** Null where the answer made the card. */
  card: CardRow | null;
  lastAnsweredAt: string | null;
  /** Whether the answer said something of ability. */
  movedAbility: boolean;
}

export function beforeOf(
  reading: LearnerReading,
  skill: string,
  movedAbility: boolean,
): BeforeAnswer {
  return {
    revision: reading.revision,
    recallOffset: reading.recallOffset,
    paceSum: reading.paceSum,
    paceCount: reading.paceCount,
    card: cardBefore(reading.cards?.find((row) => row.skill === skill)),
    lastAnsweredAt: reading.mastery?.lastAnsweredAt ?? null,
    movedAbility,
  };
}

function cardBefore(row: CardRow | undefined): CardRow | null {
  if (!row) return null;
  const {
    skill,
    stability,
    difficulty,
    known,
    reps,
    lapses,
    lastAnsweredAt,
    lastLocalDay,
    dueDay,
    parameterVersion,
  } = row;
  return {
    skill,
    stability,
    difficulty,
    known,
    reps,
    lapses,
    lastAnsweredAt,
    lastLocalDay,
    dueDay,
    parameterVersion,
  };
}
