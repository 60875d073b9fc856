// Decides what a learner's own page of progress is told: what they hold, what comes, what was.
// Every reading is scoped by the viewer first; numbers are core's.
import {
  calibrationVerdict,
  recallAgreement,
  statedConfidence,
  timesOf,
} from '@/core/mastery/calibration';
import { fadingWithin, forecastReviews, type ForecastCard } from '@/core/mastery/forecast';
import { mapOf, pathOf } from '@/core/mastery/map';
import type { Overview, PatternOverview, TrackOverview } from '@/core/mastery/overview';
import { dueDaysBefore } from '@/core/memory/exam';
import { localDay, mondayOf } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { parametersFor } from '@/server/mastery/parameters';
import { examDayOf, holdingFor } from '@/server/plan/plan-row';
import { readProgress } from '@/server/mastery/read-progress';
import { patternOverview, type PatternRows } from '@/server/progress/pattern-overview';
import { readActivity, type Activity } from '@/server/progress/read-activity';
import { readMisconceptions } from '@/server/progress/read-misconceptions';
import { readStandings } from '@/server/progress/read-standings';
import { readToldLevels } from '@/server/progress/read-told-levels';

const WEEKS_TOLD = 26;
const DAYS_AHEAD = 30;
/** What a review takes until the learner's own are known. */
const USUAL_REVIEW_MS = 30_000;
const MINUTE_MS = 60_000;

/**
 * @param viewer null for a visitor without a session
 * @returns null where nothing was ever answered
 * @throws DomainError "database/away"
 */
export async function readOverview(viewer: Viewer | null, now: Date): Promise<Overview | null> {
  if (!viewer) return null;
  const today = localDay(now, viewer.timeZone, viewer.rolloverHour);
  const since = mondayOf(today) - 7 * (WEEKS_TOLD - 1);
  const [standings, progress, told, activity, misconceptions] = await steadily(() =>
    Promise.all([
      readStandings(viewer),
      readProgress(viewer, now),
      readToldLevels(viewer, since),
      readActivity(viewer, since),
      readMisconceptions(viewer, since),
    ]),
  );
  if (standings.states.size === 0) return null;
  const tests = new Map(progress.patterns.map((one) => [one.pattern, one.tests]));
  const rows = { ...standings, told, tests };
  const tracks = tracksOf(viewer, rows, now);
  return {
    today,
    tracks,
    gone: goneOf(rows),
    next: progress.next,
    forecast: forecastOf(viewer, rows, tracks, activity, today),
    activity: {
      since,
      days: activity.days.map(({ day, answers, ms }) => ({ day, answers, minutes: minutes(ms) })),
      patterns: activity.patterns.map(({ pattern, answers, ms }) => ({
        id: pattern,
        answers,
        minutes: minutes(ms),
      })),
    },
    calibration: calibrationOf(activity),
    misconceptions,
  };
}

function minutes(ms: number): number {
  return ms / MINUTE_MS;
}

function tracksOf(viewer: Viewer, rows: PatternRows, now: Date): TrackOverview[] {
  return [...content().tracks.values()]
    .filter(({ patterns }) => patterns.some(({ id }) => rows.states.has(id)))
    .map(({ slug, title, patterns }) => {
      const map = mapOf(patterns);
      return {
        slug,
        title,
        map,
        path: pathOf(map),
        patterns: patterns.map((pattern) => patternOverview(viewer, pattern, rows, now)),
      };
    });
}

/** Patterns that were answered and that the content offers no more. */
function goneOf({ states }: PatternRows): Overview['gone'] {
  return [...states]
    .filter(([id]) => !content().patterns.has(id))
    .map(([id, { answers }]) => ({ id, answers }));
}

function forecastOf(
  viewer: Viewer,
  { cards, plan }: PatternRows,
  tracks: readonly TrackOverview[],
  activity: Activity,
  today: number,
): Overview['forecast'] {
  const minutesADay = plan?.dailyMinutes ?? null;
  const reviewMs = activity.reviewMs ?? USUAL_REVIEW_MS;
  const most = minutesADay === null ? null : perDay(minutesADay, reviewMs);
  const days = forecastReviews({
    cards: cardsToCome(viewer, cards, { plan, today, perDay: most ?? Infinity }),
    today,
    days: DAYS_AHEAD,
    offset: viewer.recallOffset,
    perDay: most,
    ...(plan && { practiceDays: plan.practiceDays }),
    seed: `${viewer.userId} ${today}`,
  });
  return {
    days: days.map(({ day, reviews }) => ({
      day,
      reviews,
      minutes: minutes(reviews * reviewMs),
    })),
    minutesADay,
    fading: fadingWithin(
      tracks.flatMap((track) => track.patterns.flatMap(held)),
      today,
      DAYS_AHEAD,
    ),
  };
}

/** At least one a day, or nothing would ever come. */
function perDay(minutesADay: number, reviewMs: number): number {
  return Math.max(1, Math.floor((minutesADay * MINUTE_MS) / reviewMs));
}

interface Ahead {
  plan: PatternRows['plan'];
  today: number;
  /** Reviews that a day of practice holds. */
  perDay: number;
}

/** The cards of patterns that are still offered: the review asks for no others. */
function cardsToCome(viewer: Viewer, cards: PatternRows['cards'], ahead: Ahead): ForecastCard[] {
  return [...content().tracks.values()].flatMap(({ slug, patterns }) => {
    const own = patterns.flatMap(({ id, questions }) => {
      const skills = new Set(questions.map(({ skill }) => skill));
      return [...(cards.get(id) ?? [])].filter(([skill]) => skills.has(skill));
    });
    return own.length === 0 ? [] : trackToCome(viewer, slug, new Map(own), ahead);
  });
}

/** With the plan's target, and with an exam ahead the days that it sets. */
function trackToCome(
  viewer: Viewer,
  track: string,
  cards: ReadonlyMap<string, ForecastCard['card']>,
  { plan, today, perDay }: Ahead,
): ForecastCard[] {
  const { userId } = viewer;
  const { parameters, retention } = plan
    ? holdingFor({ ...plan, id: userId }, track, today)
    : parametersFor({ userId, track });
  const examDay = plan && examDayOf(plan, track, today);
  const due =
    plan && examDay !== null
      ? dueDaysBefore({ cards, day: today, examDay, perDay, practiceDays: plan.practiceDays })
      : new Map<string, number>();
  return [...cards].map(([skill, card]) => ({
    card: { ...card, dueDay: due.get(skill) ?? card.dueDay },
    retention,
    parameters,
  }));
}

function held({ id, untilDay }: PatternOverview) {
  return untilDay === null ? [] : [{ pattern: id, untilDay }];
}

function calibrationOf({ confidence, recall }: Activity): Overview['calibration'] {
  const stated = statedConfidence(confidence);
  const sure = stated.find((one) => one.confidence === 'sure');
  return {
    stated,
    verdict: calibrationVerdict(stated),
    sureTimes: sure ? timesOf(sure) : null,
    recall: recallAgreement(recall),
  };
}
