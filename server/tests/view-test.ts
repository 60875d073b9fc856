// Decides what is shown of a test: the questions as they were drawn, and after the verdict what was right.
// Before it, nothing here tells right from wrong.
import { explainQuestion } from '@/core/questions/explain';
import { presentQuestion } from '@/core/questions/present';
import type { Points } from '@/core/tests/judge';
import type { Test, TestQuestion, TestResult } from '@/core/tests/test';
import { patternToday, skillToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { wordingOf } from '@/server/questions/versions';
import type { ItemRow, StoredJudgement, TestRow } from '@/server/tests/test-rows';

const SKIPPED = { skip: true } as const;

export async function viewTest(test: TestRow, items: readonly ItemRow[]): Promise<Test> {
  return {
    id: test.id,
    pattern: test.pattern,
    patternTitle: content().patterns.get(test.pattern)?.title ?? test.pattern,
    kind: test.kind,
    state: test.state,
    startedAt: test.startedAt.toISOString(),
    questions: await Promise.all(items.map(viewItem)),
    result: test.judgement ? await viewResult(test.judgement, test.pattern, items) : null,
  };
}

export async function viewItem(item: ItemRow): Promise<TestQuestion> {
  const view = presentQuestion(await wordingOf(item.question, item.version), item.shown);
  const saved = item.response
    ? {
        response: item.response,
        confidence: item.confidence,
        seq: item.seq,
        elapsedMs: item.elapsedMs,
      }
    : null;
  // Listed by hand in core; here only the position's own fields join it. Hints stay closed in a test.
  return {
    ...view,
    hints: 0,
    position: item.position,
    saved,
    judged: item.judgedAt !== null,
  };
}

/** @param items of the whole test; those that the judgement did not see are left out */
export async function viewResult(
  judgement: StoredJudgement,
  pattern: string,
  items: readonly ItemRow[],
): Promise<TestResult> {
  const titles = new Map(
    content()
      .patterns.get(pattern)
      ?.skills.map(({ id, title }) => [id, title]),
  );
  const titleOf = (skill: string) =>
    titles.get(skillToday(skill)) ?? skill.slice(skill.indexOf('#') + 1);
  const questions = items.flatMap((item, index) => {
    const mark = judgement.marks[index];
    return mark ? [viewJudged(item, mark, titleOf(item.skill))] : [];
  });
  return {
    verdict: judgement.verdict,
    pStrong: judgement.pStrong,
    score: judgement.score,
    asked: judgement.asked,
    // By name: the database gives JSON back with its keys in an order of its own.
    byDifficulty: {
      easy: pointsOf(judgement.byDifficulty.easy),
      medium: pointsOf(judgement.byDifficulty.medium),
      hard: pointsOf(judgement.byDifficulty.hard),
    },
    range: judgement.range,
    strongUntil: judgement.strongUntil,
    more: judgement.more,
    retestAt: judgement.retestAt,
    credits: (judgement.credits ?? []).map(({ pattern: credited, skills }) => ({
      pattern: credited,
      title: content().patterns.get(patternToday(credited))?.title ?? credited,
      skills,
    })),
    weakSkills: judgement.weakSkills.map((skill) => ({
      skill: skillToday(skill),
      title: titleOf(skill),
    })),
    questions: await Promise.all(questions),
  };
}

function pointsOf({ score, asked }: Points): Points {
  return { score, asked };
}

async function viewJudged(
  item: ItemRow,
  mark: { correct: boolean; score: number },
  skillTitle: string,
) {
  const question = await wordingOf(item.question, item.version);
  return {
    ...presentQuestion(question, item.shown),
    ...explainQuestion(question, item.response ?? SKIPPED, {
      outcome: 'graded',
      ...mark,
    }),
    position: item.position,
    skillTitle,
  };
}
