// Decides how simulated students differ, and how what they learned strengthens and fades.
// A world of its own, simpler than any model of the product, so that the product has something to find out.
import type { Difficulty } from '@/core/questions/question';
import type { Random } from '@/core/random';

/** When somebody practises: most days, at weekends, before something is due, or less and less. */
export const RHYTHMS = ['steady', 'weekends', 'before-tests', 'fading'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Student {
  /** Standard deviations above the others; about -2 to 2. */
  talent: number;
  /** Factor on how long things are kept, about 0.5 to 2. */
  firmness: number;
  /** Chance of practising on a day that the rhythm allows, 0 to 1. */
  diligence: number;
  rhythm: Rhythm;
  /** Factor on how long an answer takes. */
  pace: number;
  /** How often they say how sure they are, 0 to 1. */
  candour: number;
}

export function studentFrom(random: Random): Student {
  const draw = random();
  return {
    talent: normal(random),
    firmness: Math.exp(0.35 * normal(random)),
    diligence: 0.45 + 0.5 * random(),
    rhythm:
      draw < 0.55 ? 'steady' : draw < 0.72 ? 'weekends' : draw < 0.86 ? 'before-tests' : 'fading',
    pace: Math.exp(0.25 * normal(random)),
    candour: random() < 0.7 ? 0.6 : 0.1,
  };
}

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

interface Day {
  /** 0 Sunday to 6 Saturday. */
  weekday: number;
  /** Days until the next assignment is due. */
  daysToDue: number;
  /** Share of the whole time that has passed, 0 to 1. */
  passed: number;
}

/** Whether somebody practises on a day. */
export function practises(student: Student, day: Day, random: Random): boolean {
  return random() < student.diligence * willingness(student.rhythm, day);
}

function willingness(rhythm: Rhythm, { weekday, daysToDue, passed }: Day): number {
  switch (rhythm) {
    case 'steady':
      return weekday === 6 ? 0.4 : 0.95;
    case 'weekends':
      return weekday === 6 || weekday === 0 ? 1 : daysToDue <= 1 ? 0.6 : 0.12;
    case 'before-tests':
      return daysToDue <= 2 ? 1 : 0.1;
    case 'fading':
      return passed < 0.45 ? 0.9 : Math.max(0.03, 0.5 - passed / 2);
  }
}

const HARDNESS: Readonly<Record<Difficulty, number>> = { easy: -1, medium: 0, hard: 0.9 };

/** What one student remembers, by skill. */
export class SimulatedMemory {
  private readonly traces = new Map<string, { stability: number; day: number }>();

  constructor(private readonly student: Student) {}

  /** @returns the chance of knowing it, 0 to 1 */
  knows(skill: string, difficulty: Difficulty, day: number): number {
    const { talent } = this.student;
    const reasoned = logistic(0.9 * talent - 0.5 - 1.3 * HARDNESS[difficulty]);
    const trace = this.traces.get(skill);
    if (!trace) return reasoned;
    const recall = 1 / (1 + (day - trace.day) / (9 * trace.stability));
    const applied = logistic(2.2 + 0.6 * talent - 0.9 * HARDNESS[difficulty]);
    return Math.max(reasoned, recall * applied);
  }

  /** An answer with its explanation read. */
  study(skill: string, knew: boolean, day: number): void {
    const { firmness } = this.student;
    const trace = this.traces.get(skill);
    const before = trace?.stability ?? 1.2 * firmness;
    const spaced = trace !== undefined && day > trace.day;
    const stability = knew
      ? before * (spaced ? 2.1 : 1.25)
      : Math.max(0.8 * firmness, before * 0.5);
    this.traces.set(skill, { stability: Math.min(stability, 200), day });
  }
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
