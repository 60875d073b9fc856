// Decides what a played learner is: what is asked for, how far their life has come, and what it leaves.
import type { Item } from '@/core/mastery/item';
import type { MasteryState } from '@/core/mastery/state';
import type { MemoryCard } from '@/core/memory/card';
import type { LearnerNumbers } from '@/core/memory/learner';
import type { Random } from '@/core/random';

export interface PlayedPattern {
  /** `track/pattern` */
  id: string;
  items: readonly Item[];
  /** Slugs that a miss may give away. */
  misconceptions?: readonly string[];
  /** Added to the chance of knowing, about −0.3 to 0.2. */
  talent?: number;
  /** So many of the newest days pass without it. */
  restedDays?: number;
}

export interface PlayInput {
  userId: string;
  patterns: readonly PlayedPattern[];
  /** Days of practice end the day before. */
  now: Date;
  days: number;
  /** About so many in all. */
  answers: number;
  seed: string;
  timeZone?: string;
}

/** By the names of columns. */
export type Row = Record<string, unknown>;
export interface PlayedLearner {
  learner: LearnerNumbers;
  Answer: Row[];
  Card: Row[];
  Mastery: Row[];
  Test: Row[];
}

/** A life while it is played. */
export interface Life extends PlayInput {
  random: Random;
  zone: string;
  learner: LearnerNumbers;
  cards: Map<string, MemoryCard>;
  mastery: Map<string, MasteryState>;
  tried: Set<string>;
  out: PlayedLearner;
}

/** A question in its turn. */
export type Turn = PlayedPattern & { item: Item };
