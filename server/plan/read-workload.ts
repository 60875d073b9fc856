// Decides what is told of the minutes a day that each intensity costs this learner.
import { paceOf } from '@/core/memory/learner';
import { workloadOf, type KeptSkill, type Workload } from '@/core/plan/workload';
import type { Viewer } from '@/server/accounts/viewer';
import { steadily } from '@/server/health/steadily';
import { parametersFor } from '@/server/mastery/parameters';
import { expectedMsOf } from '@/server/questions/pattern-items';
import { readReviewRows } from '@/server/reviews/review-rows';
import { skillQuestions } from '@/server/reviews/skill-questions';

/**
 * @returns null for somebody who has learned nothing yet
 * @throws DomainError "database/away"
 */
export async function readWorkload(viewer: Viewer, now: Date): Promise<Workload | null> {
  const rows = await steadily(() => readReviewRows(viewer, now));
  if (!rows?.cards) return null;
  const pace = paceOf({ ...rows, recallOffset: viewer.recallOffset });
  const skills = rows.cards.flatMap(({ skill, stability }): KeptSkill[] => {
    const about = skillQuestions().get(skill);
    if (!about) return [];
    const { parameters, retention } = parametersFor({
      userId: viewer.userId,
      track: about.track,
      minutesADay: rows.dailyMinutes,
    });
    const usual = about.questions.reduce((sum, one) => sum + expectedMsOf(one), 0);
    const seconds = (usual / Math.max(1, about.questions.length) / 1_000) * pace;
    return [{ stability, seconds, normal: retention, parameters }];
  });
  return skills.length === 0 ? null : workloadOf(skills, viewer.recallOffset);
}
