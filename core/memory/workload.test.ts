import { describe, expect, it } from 'vitest';
import { workload, workloadOf, type WorkloadCard } from './workload';

const DAY = 20_000;
const card = (at: number): WorkloadCard => ({
  stability: 2 + (at % 30),
  difficulty: 5,
  lastLocalDay: DAY - (at % 7),
  dueDay: DAY + (at % 5),
  retention: 0.85,
  seconds: 30,
});
const cards = (count: number) => Array.from({ length: count }, (_, at) => card(at));
const of = (count: number) => workloadOf({ cards: cards(count), offset: 0, day: DAY, seed: 'x' });

describe('workloadOf', () => {
  it('asks more minutes and keeps more known from lighter to exam', () => {
    const [lighter, normal, exam] = of(200).choices;
    expect(lighter?.minutesADay).toBeLessThan(normal?.minutesADay ?? 0);
    expect(normal?.minutesADay).toBeLessThan(exam?.minutesADay ?? 0);
    expect(lighter?.known).toBeLessThan(normal?.known ?? 0);
    expect(normal?.known).toBeLessThan(exam?.known ?? 0);
    expect([lighter, normal, exam].map((one) => one?.retention)).toEqual([
      expect.closeTo(0.8, 9),
      expect.closeTo(0.85, 9),
      0.9,
    ]);
  });

  it('costs nothing and knows nothing where nothing was met', () => {
    const none = workload.parse(of(0));
    expect(none.skills).toBe(0);
    for (const choice of none.choices) {
      expect(choice).toMatchObject({ minutesADay: 0, known: 0, skillsKnown: 0 });
    }
  });

  it('draws from very many cards, and counts all of them', () => {
    const [few, many] = [of(600), of(6_000)];
    const ratio = (many.choices[1]?.minutesADay ?? 0) / (few.choices[1]?.minutesADay ?? 1);
    expect(ratio).toBeGreaterThan(8.5);
    expect(ratio).toBeLessThan(11.5);
    expect(many.skills).toBe(6_000);
  });

  it('is the same for the same seed', () => {
    expect(of(50)).toEqual(of(50));
  });
});
