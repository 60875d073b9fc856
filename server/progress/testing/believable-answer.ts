// Decides what a played learner says to a question: right the more often, the better it is remembered.
import type { Item } from '@/core/mastery/item';
import { recallOf } from '@/core/memory/schedule';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import type { Confidence } from '@/core/questions/answer';
import type { Random } from '@/core/random';
import { localDay } from '@/core/time';
import type { Life, PlayedPattern } from '@/server/progress/testing/played-life';

const MEDIAN_MS = 22_000;

export type Said = ReturnType<typeof responseTo>;

export function responseTo(life: Life, { talent = 0 }: PlayedPattern, item: Item, at: Date) {
  const { random } = life;
  const day = localDay(at, life.zone, DEFAULT_ROLLOVER_HOUR);
  const card = life.cards.get(item.skill) ?? null;
  const harder = { easy: 0.15, medium: 0, hard: -0.2 }[item.difficulty];
  const recall = card ? 0.15 + 0.85 * recallOf(card, day, 0.2) : 0.55;
  const knows = random() < Math.min(0.97, recall + talent + harder * (card ? 0.3 : 1));
  const correct = knows ? random() < 0.97 : random() < item.guessRate;
  const skipped = !knows && !correct && random() < 0.15;
  const elapsedMs = Math.round(
    MEDIAN_MS * Math.exp(0.45 * (random() * 2 - 1) + (knows ? -0.1 : 0.3)),
  );
  return {
    correct,
    skipped,
    confidence: skipped ? null : confidenceOf(knows, random),
    hintsUsed: 0,
    elapsedMs,
    medianMs: MEDIAN_MS,
    firstTry: !life.tried.has(item.id),
    answeredAt: at,
  };
}

function confidenceOf(knows: boolean, random: Random): Confidence | null {
  if (random() < 0.4) return null;
  const draw = random();
  if (knows) return draw < 0.75 ? 'sure' : 'unsure';
  return draw < 0.12 ? 'sure' : draw < 0.6 ? 'unsure' : 'guess';
}
