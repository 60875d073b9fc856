// Decides what those who write content see of all learners' first tries of a pattern's questions.
import { slugIn } from '@/core/content/earlier-names';
import { choiceBody } from '@/core/questions/choice';
import type { Difficulty } from '@/core/questions/question';
import { BESIDES_WORDING } from '@/core/questions/wording';
import { textOfHtml } from '@/core/reports/plain-cells';
import { questionHealth, type ToldHealth } from '@/core/reports/question-health';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import { questionNamesIn, questionRenames, questionToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { database, pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** A revision that nobody has answered yet. */
const NO_ANSWERS = {
  answers: 0,
  rightShare: 0,
  pointBiserial: null,
  medianMs: null,
  deadOptions: [],
  miskeyed: false,
  weak: false,
  tooEasy: false,
  suggestedDifficulty: null,
};

/** By the question's slug, of its meaning today. @returns null to those who do not write content */
export async function readQuestionStatistics(
  viewer: Viewer | null,
  pattern: string,
): Promise<Map<string, ToldHealth> | null> {
  if (!writesContent(viewer)) return null;
  const [rows, earlier] = await steadily(() =>
    Promise.all([
      database().itemStatistics.findMany({
        where: { question: { in: questionNamesIn(pattern) } },
        take: 2_000,
      }),
      earlierWordings(pattern),
    ]),
  );
  const isToday = ({ question }: { question: string }) => questionToday(question) === question;
  const current = rows
    .filter(({ question, rev }) => content().question(question)?.rev === rev)
    // What is known under today's name comes last, and stands.
    .sort((one, other) => Number(isToday(one)) - Number(isToday(other)));
  const unanswered = [...earlier].map((question): [string, ToldHealth] => [
    slugIn(questionToday(question)),
    { ...questionHealth(NO_ANSWERS, false), hasEarlierWordings: true, chosen: [] },
  ]);
  return new Map([
    ...unanswered,
    ...current.map((row): [string, ToldHealth] => {
      const optionCounts = row.options as Record<string, number>;
      const suggestedDifficulty = row.suggestedDifficulty as Difficulty | null;
      const isOut = row.outOfTestsSince !== null;
      return [
        slugIn(questionToday(row.question)),
        {
          ...questionHealth({ ...row, suggestedDifficulty }, isOut),
          hasEarlierWordings: earlier.has(questionToday(row.question)),
          chosen: chosenOf(row.question, optionCounts, row.deadOptions),
        },
      ];
    }),
  ]);
}

function chosenOf(
  question: string,
  counts: Readonly<Record<string, number>>,
  dead: readonly string[],
): ToldHealth['chosen'] {
  const parsed = choiceBody.safeParse(content().question(question)?.body);
  if (!parsed.success) return [];
  return parsed.data.options.map(({ id, html, correct }) => ({
    id,
    text: textOfHtml(html),
    correct,
    count: counts[id] ?? 0,
    isDead: dead.includes(id),
  }));
}

/** A question that was only renamed was kept twice, in one wording. */
async function earlierWordings(pattern: string): Promise<Set<string>> {
  const { rows } = await pool().query<{ question: string }>({
    name: 'earlier-wordings',
    text: `SELECT coalesce($2::jsonb ->> question, question) AS question FROM "QuestionSnapshot"
      WHERE question = ANY($1) GROUP BY 1 HAVING count(DISTINCT compiled - $3::text[]) > 1`,
    values: [questionNamesIn(pattern), questionRenames(), BESIDES_WORDING],
  });
  return new Set(rows.map(({ question }) => question));
}
