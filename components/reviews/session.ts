// Decides what a review session is: what is asked in which order, what came of each, what is left.
// Kept for this tab, so that a reload goes on where it was. Knows no network and no clock.
import type { MasterySummary } from '@/core/mastery/progress';
import type { Review, ReviewItem } from '@/core/memory/review';
import type { QuestionView } from '@/core/questions/registry';
import type { Graded } from '@/components/questions/answer-client';

export interface SessionOutcome {
  /** Null where the answer is not the server's to take back. */
  answerId: string | null;
  correct: boolean;
  lucky: boolean;
  /** Local day on which it comes back; null where the server has not said yet. */
  due: string | null;
  mastery: MasterySummary | null;
}

export interface Entry {
  item: ReviewItem;
  outcome: SessionOutcome | null;
}

export interface Session {
  /** The content that the questions came from. */
  version: string;
  /** Local day on which it began. */
  day: string;
  entries: Entry[];
  /** The one in front; equal to the number of entries when all are done. */
  index: number;
  /** What was said to be spread over days when it began. */
  backlog: Review['backlog'];
  /** Before their day, because somebody wanted more. */
  ahead: boolean;
  /** How often an answer was taken back: the question then stands there afresh. */
  takenBack: number;
}

export function newSession(
  { items, backlog }: Review,
  of: { version: string; day: string; ahead: boolean },
): Session {
  return {
    ...of,
    entries: items.map((item) => ({ item, outcome: null })),
    index: 0,
    backlog,
    takenBack: 0,
  };
}

export function inFront({ entries, index }: Session): Entry | undefined {
  return entries[index];
}

export function isDone({ entries, index }: Session): boolean {
  return index >= entries.length;
}

/** Questions that have not been answered. */
export function leftIn({ entries }: Session): number {
  return entries.filter(({ outcome }) => outcome === null).length;
}

/** Minutes that what is left usually takes; 0 means less than half of one. */
export function minutesLeft({ entries }: Session): number {
  const seconds = entries.map(({ item, outcome }) => (outcome === null ? item.seconds : 0));
  return Math.round(seconds.reduce((sum, one) => sum + one, 0) / 60);
}

export function withOutcome(session: Session, result: Graded): Session {
  const outcome: SessionOutcome = {
    answerId: result.id ?? null,
    correct: result.correct,
    lucky: result.memory?.lucky ?? false,
    due: result.memory?.due ?? null,
    mastery: result.mastery ?? null,
  };
  return withEntries(session, (entry) => ({ ...entry, outcome }));
}

export function goneOn(session: Session): Session {
  return { ...session, index: Math.min(session.index + 1, session.entries.length) };
}

/** Another wording in place of the one in front, or none where the question is gone. */
export function renewed(session: Session, question: QuestionView | null): Session {
  if (question)
    return withEntries(session, ({ item }) => ({ item: { ...item, question }, outcome: null }));
  return { ...session, entries: session.entries.toSpliced(session.index, 1) };
}

function withEntries(session: Session, change: (entry: Entry) => Entry): Session {
  const entries = session.entries.map((entry, nth) =>
    nth === session.index ? change(entry) : entry,
  );
  return { ...session, entries };
}

/** What a later look at the queue brought: skills that still wait in the session are not asked twice. */
export function extended(session: Session, items: readonly ReviewItem[]): Session {
  const waiting = new Set(
    session.entries.filter(({ outcome }) => outcome === null).map(({ item }) => item.skill),
  );
  const fresh = items.filter(({ skill }) => !waiting.has(skill));
  return {
    ...session,
    entries: [...session.entries, ...fresh.map((item) => ({ item, outcome: null }))],
  };
}

/** Where the last answer stands and which it is, in case it is to be taken back. */
export function lastAnswer({ entries, index }: Session): { at: number; answerId: string } | null {
  const at = entries[index]?.outcome ? index : index - 1;
  const answerId = entries[at]?.outcome?.answerId;
  return answerId ? { at, answerId } : null;
}

/** As it was before the answer at `at`, with its question in front again. */
export function withoutAnswer(session: Session, at: number): Session {
  const back = withEntries({ ...session, index: at }, (entry) => ({ ...entry, outcome: null }));
  return { ...back, takenBack: session.takenBack + 1 };
}

export interface SkillResult {
  skill: string;
  name: string;
  patternTitle: string;
  /** The first answer of the session was right. */
  held: boolean;
  /** Missed first, right when it came again. */
  righted: boolean;
  lucky: boolean;
  due: string | null;
}

/** What came of each skill asked, in the order of asking. */
export function resultsOf({ entries }: Session): SkillResult[] {
  const results = new Map<string, SkillResult>();
  for (const { item, outcome } of entries) {
    if (!outcome) continue;
    const first = results.get(item.skill);
    results.set(item.skill, {
      skill: item.skill,
      name: item.skillName,
      patternTitle: item.patternTitle,
      held: first?.held ?? outcome.correct,
      righted: first !== undefined && !first.held && outcome.correct,
      lucky: outcome.lucky,
      due: outcome.due ?? first?.due ?? null,
    });
  }
  return [...results.values()];
}

/** Where each pattern of the session stands after its last answer. */
export function patternsOf({ entries }: Session): { title: string; mastery: MasterySummary }[] {
  const patterns = new Map<string, { title: string; mastery: MasterySummary }>();
  for (const { item, outcome } of entries) {
    if (outcome?.mastery)
      patterns.set(item.pattern, { title: item.patternTitle, mastery: outcome.mastery });
  }
  return [...patterns.values()];
}

const KEY = 'holdfast.review';

/** The session that this tab was in the middle of; answered questions are behind it. */
export function keptSession(version: string, day: string): Session | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null;
    if (kept?.version !== version || kept.day !== day) return null;
    const index = kept.entries.findIndex(({ outcome }) => outcome === null);
    return index < 0 ? null : { ...kept, index };
  } catch {
    return null;
  }
}

/** A browser that keeps nothing starts anew after a reload; the answers are safe anyway. */
export function keepSession(session: Session | null): void {
  try {
    if (session) sessionStorage.setItem(KEY, JSON.stringify(session));
    else sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}
