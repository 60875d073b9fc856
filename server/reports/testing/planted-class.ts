// Plants a class, its teacher and its students, and answers as if they had been given. For tests.
import { randomUUID } from 'node:crypto';
import { folderOf } from '@/core/content/earlier-names';
import { DAY_MS } from '@/core/time';
import { findViewer, type Role, type Viewer } from '@/server/accounts/viewer';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { database } from '@/server/database/client';

export interface PlantedClass {
  teacher: Viewer;
  cls: TaughtClass;
  /** Ids of the students, in the order of their names: Student 00, 01, … */
  students: string[];
}

export async function plantViewer(role: Role): Promise<Viewer> {
  const { id } = await database().user.create({ data: { id: randomUUID(), role } });
  return viewerOf(id);
}

/** Somebody who was planted, as they come themselves. */
export async function viewerOf(userId: string): Promise<Viewer> {
  const viewer = await findViewer({ userId, epoch: 0 });
  if (!viewer) throw new Error('An account that was just made is gone.');
  return viewer;
}

export async function plantClass(size: number): Promise<PlantedClass> {
  const teacher = await plantViewer('teacher');
  const at = new Date('2026-09-01T08:00:00Z');
  const id = randomUUID();
  await database().class.create({
    data: {
      id,
      name: 'Year 9',
      timeZone: 'Europe/Paris',
      createdAt: at,
      teachers: { create: { userId: teacher.userId, addedAt: at } },
    },
  });
  const students = Array.from({ length: size }, () => randomUUID());
  await database().user.createMany({
    data: students.map((student) => ({ id: student, role: 'student' as const })),
  });
  await database().classMember.createMany({
    data: students.map((userId, place) => ({
      userId,
      classId: id,
      shownAs: `Student ${String(place).padStart(2, '0')}`,
      joinedAt: at,
    })),
  });
  const cls = await taughtClass(teacher, id);
  if (!cls) throw new Error('The teacher does not teach the class that was just made.');
  return { teacher, cls, students };
}

/** Somebody's mastery of a pattern that was begun: only the row, of nothing that was answered. */
export const begunMastery = (userId: string, pattern: string, computedAt: Date) => ({
  userId,
  pattern,
  track: folderOf(pattern),
  priorMean: 0.5,
  priorDeviation: 1.2,
  evidence: [],
  abilityMean: 0.5,
  abilityDeviation: 1,
  mastery: 0.5,
  variance: 0.1,
  strength: 0.5,
  level: 'learning',
  answers: 1,
  computedAt,
});

export interface PlantedAnswer {
  userId: string;
  /** Whole id of a question of the published content. */
  question: string;
  option: string;
  /** Days since 1970-01-01. */
  day: number;
  /** Whatever is otherwise than in a plain first try. */
  extra?: Record<string, unknown>;
}

/** Only rows of the log; nothing follows from them until a replay. */
export async function plantAnswers(answers: readonly PlantedAnswer[]): Promise<void> {
  await database().answer.createMany({
    data: answers.map(({ userId, question: id, option, day, extra }, place) => {
      const question = content().question(id);
      if (!question) throw new Error(`There is no question ${id}.`);
      const at = new Date(day * DAY_MS + 43_200_000 + place * 1_000);
      const correct = option === 'rightopt';
      return {
        userId,
        id: randomUUID(),
        requestHash: '',
        question: question.id,
        version: question.version,
        pattern: question.pattern,
        skill: question.skill,
        kind: question.kind,
        difficulty: question.difficulty,
        rev: question.rev,
        context: 'practice' as const,
        shown: [],
        response: { option },
        correct,
        score: correct ? 1 : 0,
        elapsedMs: 60_000,
        answeredAt: at,
        receivedAt: at,
        timeZone: 'Europe/Paris',
        localDay: day,
        revision: place + 1,
        firstTry: true,
        grade: correct ? 3 : 1,
        known: 0.9,
        recallBefore: 0.5,
        guessRate: 0.25,
        medianMs: 30_000,
        pace: 1,
        parameterVersion: 'fsrs-6-default',
        outcome: {},
        ...extra,
      };
    }),
  });
}
