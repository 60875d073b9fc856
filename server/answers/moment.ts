// Decides when and where an answer counts as given, from what the device says and the clock here.
import { DAY_MS, isTimeZone } from '@/core/time';

const EARLIEST_MS = 30 * DAY_MS;
const LATEST_MS = 5 * 60_000;

/**
 * @param claimed ISO time on the learner's device; it may be weeks offline or simply wrong
 * @returns a time from 30 days before to 5 minutes after receipt
 */
export function momentOf(claimed: string | null | undefined, receivedAt: Date): Date {
  const received = receivedAt.getTime();
  const said = claimed ? Date.parse(claimed) : received;
  if (!Number.isFinite(said)) return receivedAt;
  return new Date(Math.min(Math.max(said, received - EARLIEST_MS), received + LATEST_MS));
}

/** @returns the named zone when this machine knows it, else the fallback */
export function zoneOf(claimed: string | null | undefined, fallback: string): string {
  return claimed && isTimeZone(claimed) ? claimed : fallback;
}
