// Decides how an answer of the log stands in a session: under today's name of its skill, and what counts as a miss.
import type { SessionAnswer } from '@/core/memory/retry';
import { skillToday } from '@/server/content/earlier-names';

/** @param skill as it was called when it was answered */
export function sessionAnswer(answer: { skill: string; grade: number; at: Date }): SessionAnswer {
  return { skill: skillToday(answer.skill), missed: answer.grade === 1, at: answer.at };
}
