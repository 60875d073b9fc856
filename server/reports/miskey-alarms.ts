// Decides in which portions the first tries of a class are read for the alarm: whole patterns, none left out.
import { alarmsOf } from '@/core/reports/alarms';
import type { Alarm } from '@/core/reports/report';
import type { TaughtClass } from '@/server/classes/access';
import { touchedPatterns } from '@/server/reports/class-patterns';
import { MOST_TRIES, triedQuestions } from '@/server/reports/tried-questions';

/** In the order of the patterns that are answered most. */
export async function miskeyAlarms(
  cls: TaughtClass,
  atOnce: number = MOST_TRIES,
): Promise<Alarm[]> {
  const alarms: Alarm[] = [];
  for (const patterns of portions(await touchedPatterns(cls), atOnce)) {
    alarms.push(...alarmsOf(await triedQuestions(cls, patterns)));
  }
  return alarms;
}

/** No more answers at once than are kept in memory; first tries are among them. */
function portions(
  patterns: readonly { id: string; answers: number }[],
  atOnce: number,
): string[][] {
  const found: string[][] = [];
  let room = 0;
  for (const { id, answers } of patterns) {
    if (answers > room) {
      found.push([]);
      room = atOnce;
    }
    found.at(-1)?.push(id);
    room -= answers;
  }
  return found;
}
