// Decides what a track learns from its first learners, in a world: what the product's nightly jobs would.
// Knows nothing of what those learners truly know.
import { COHORT, type Prior } from '@/core/mastery/ability';
import { knownAtFirst, spacedAnswers, type PastReview } from '@/core/memory/history';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { DEFAULT_RETENTION } from '@/core/memory/retention';
import { bestRetention } from '@/core/memory/simulate-retention';
import { DEFAULT_MINUTES } from '@/core/plan/plan';
import { WHOLE_SKILLS, wholeSkillsAfter } from '@/core/tests/share-belief';
import { fitAndCompare } from '@/server/jobs/fit-memory';
import { COSTS } from './learner-life';
import { mean } from './measure';

/** What the jobs see of a learner. */
export interface Seen {
  /** Grades by skill. */
  histories: ReadonlyMap<string, PastReview[]>;
  ability: Prior;
  /** What the learner's tests say of whole skills, added up. */
  wholeEvidence: number;
}

/** What holds for a track's learners. */
export interface Learned {
  parameters: MemoryParameters;
  retention: number;
  cohort: Prior;
  /** How likely the track's skills are to be known as a whole. */
  wholeSkills: number;
}

/** A track's first day. */
export const NOTHING_LEARNED: Learned = {
  parameters: DEFAULT_PARAMETERS,
  retention: DEFAULT_RETENTION,
  cohort: COHORT,
  wholeSkills: WHOLE_SKILLS,
};

/** Spread of the means plus what is open about each, as the job adds it up. */
function cohortOf(lives: readonly Seen[]): Prior {
  const means = lives.map(({ ability }) => ability.mean);
  const centre = mean(means);
  const spread = mean(means.map((one) => (one - centre) ** 2));
  const open = mean(lives.map(({ ability }) => ability.deviation ** 2));
  return { mean: centre, deviation: Math.sqrt(spread + open) };
}

export async function learnFrom(lives: readonly Seen[], name: string): Promise<Learned> {
  const histories = lives.flatMap((life) => [...life.histories.values()]);
  const fitted = await fitAndCompare(histories, DEFAULT_PARAMETERS);
  const isBetter = fitted !== null && fitted.lossAfter < fitted.lossBefore;
  const parameters = isBetter ? { version: 'fitted', weights: fitted.weights } : DEFAULT_PARAMETERS;
  const learners = { costs: COSTS, knownAtFirst: knownAtFirst(histories) };
  const learned = {
    parameters,
    retention: bestRetention(parameters, DEFAULT_MINUTES, learners, name),
    cohort: cohortOf(lives),
    wholeSkills: wholeSkillsAfter(lives.reduce((sum, life) => sum + life.wholeEvidence, 0)),
  };
  console.log(
    `  ${name}: ${lives.length} learners, ${spacedAnswers(histories)} spaced answers; log loss ${fitted?.lossBefore.toFixed(4)} -> ${fitted?.lossAfter.toFixed(4)}${isBetter ? '' : ', not accepted'}; ` +
      `w20 ${parameters.weights[20]?.toFixed(3)}, target ${learned.retention}, abilities N(${learned.cohort.mean.toFixed(2)}, ${learned.cohort.deviation.toFixed(2)}), whole skills ${learned.wholeSkills.toFixed(2)}`,
  );
  return learned;
}
