// Decides how the story of one pattern is told: when its level went up or down, and why.
// What the answers were told is read; what happened between two answers (fading) is filled in.
import type { Level } from './progress';

/** What one answer or test said of the pattern, in the order of receipt. */
export interface ToldLevel {
  /** Local day of the answer. */
  day: number;
  level: Level;
  /** Local day until which it was said to hold; null unless strong or lasting. */
  strongUntilDay: number | null;
  /** Whether a test said it. */
  inTest: boolean;
  correct: boolean;
}

export type TurnReason =
  'began' | 'practised' | 'tested' | 'confirmed' | 'refreshed' | 'missed' | 'faded' | 'not-yet';

export interface Turn {
  /** Local day. */
  day: number;
  from: Level;
  to: Level;
  direction: 'up' | 'down';
  reason: TurnReason;
}

const RANK: Record<Level, number> = {
  'not-started': 0,
  learning: 1,
  'getting-there': 2,
  'refresh-due': 3,
  strong: 4,
  lasting: 5,
};

const holds = (level: Level): boolean => level === 'strong' || level === 'lasting';

/**
 * @param told in order; of answers in a row with one level the last is enough.
 * @param now the level as of today, and since when P has been below 0.40 where that took the word.
 * @returns oldest first, at most one a day.
 */
export function turnsOf(
  told: readonly ToldLevel[],
  now: { day: number; level: Level; lostDay: number | null },
): Turn[] {
  const turns: Turn[] = [];
  let level: Level = 'not-started';
  let until: number | null = null;
  const move = (day: number, to: Level, reason: TurnReason) => {
    if (to === level) return;
    const direction = RANK[to] > RANK[level] ? 'up' : 'down';
    turns.push({ day, from: level, to, direction, reason });
    level = to;
  };
  /** Time alone has passed since the last answer, up to a day. */
  const fade = (day: number) => {
    if (!holds(level) || until === null || day < until) return;
    move(until, 'refresh-due', 'faded');
  };
  for (const one of told) {
    fade(one.day);
    move(one.day, one.level, reasonOf(level, one));
    until = one.strongUntilDay;
  }
  fade(now.day);
  // What the kept answers cannot tell: the word was lost without an answer.
  if (RANK[now.level] < RANK[level]) move(now.lostDay ?? now.day, now.level, 'faded');
  return byDay(turns);
}

/** What a day came to: a level that rose and fell again within it did not turn. */
function byDay(turns: readonly Turn[]): Turn[] {
  const days: Turn[] = [];
  for (const turn of turns) {
    const before = days.at(-1);
    if (before?.day !== turn.day) {
      days.push(turn);
      continue;
    }
    days.pop();
    if (before.from === turn.to) continue;
    const direction = RANK[turn.to] > RANK[before.from] ? 'up' : 'down';
    // Where the day's last turn goes against the whole, the reason of the whole is the first one's.
    const begins = before.reason === 'began' && turn.reason !== 'tested';
    const { reason } = direction === turn.direction && !begins ? turn : before;
    days.push({ day: turn.day, from: before.from, to: turn.to, direction, reason });
  }
  return days;
}

function reasonOf(from: Level, { level: to, inTest, correct }: ToldLevel): TurnReason {
  if (RANK[to] < RANK[from]) {
    if (inTest) return 'not-yet';
    return correct || from === 'refresh-due' ? 'faded' : 'missed';
  }
  if (from === 'not-started' && !holds(to)) return inTest ? 'tested' : 'began';
  if (to === 'lasting') return 'confirmed';
  if (from === 'refresh-due' && holds(to)) return 'refreshed';
  return inTest ? 'tested' : 'practised';
}
