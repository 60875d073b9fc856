// Decides which questions belong to which skill in today's content; computed once per content version.
import type { Question } from '@/core/questions/question';
import { content, type LoadedContent } from '@/server/content/loaded';

export interface SkillQuestions {
  pattern: string;
  track: string;
  title: string;
  /** The pool's; where it has none, the lesson's. */
  questions: readonly Question[];
}

const remembered = new WeakMap<LoadedContent, ReadonlyMap<string, SkillQuestions>>();

/** By skill, in learning order. Skills that the content has no more are not there. */
export function skillQuestions(): ReadonlyMap<string, SkillQuestions> {
  const loaded = content();
  const known = remembered.get(loaded);
  if (known) return known;
  const skills = new Map<string, SkillQuestions>();
  for (const track of loaded.tracks.values()) {
    for (const pattern of track.patterns) {
      const titles = new Map(pattern.skills.map(({ id, title }) => [id, title]));
      for (const pool of [pattern.questions, pattern.lessonQuestions]) {
        for (const [skill, questions] of bySkill(pool)) {
          if (skills.has(skill)) continue;
          const title = titles.get(skill) ?? skill.slice(skill.indexOf('#') + 1);
          skills.set(skill, { pattern: pattern.id, track: track.slug, title, questions });
        }
      }
    }
  }
  remembered.set(loaded, skills);
  return skills;
}

function bySkill(questions: readonly Question[]): Map<string, Question[]> {
  const skills = new Map<string, Question[]>();
  for (const question of questions) {
    skills.set(question.skill, [...(skills.get(question.skill) ?? []), question]);
  }
  return skills;
}
