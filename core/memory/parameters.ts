// Decides what a set of memory parameters is: 21 weights of FSRS-6 and the name they are kept by.
// Refuses to know who they were fitted for; the caller passes those that hold for a learner.
import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs';

export interface MemoryParameters {
  /** Kept with every answer and card that they moved. */
  version: string;
  /** w0 to w20 of FSRS-6. */
  weights: readonly number[];
}

/** The weights that come with ts-fsrs: the mean of many learners of other things. */
export const DEFAULT_PARAMETERS: MemoryParameters = {
  version: 'fsrs-6-default',
  weights: [...generatorParameters({}).w],
};

/** Parameters, ready to compute with. */
export interface MemoryModel {
  algorithm: FSRSAlgorithm;
  /** w20. */
  decay: number;
  /** F = 0.9^(−1/w20) − 1. */
  factor: number;
}

const models = new WeakMap<MemoryParameters, MemoryModel>();

/** The model of a set of parameters; made once for each object. */
export function modelOf(parameters: MemoryParameters): MemoryModel {
  const known = models.get(parameters);
  if (known) return known;
  const { w } = generatorParameters({ w: [...parameters.weights] });
  const decay = w[20] ?? 0.1542;
  const made = {
    algorithm: new FSRSAlgorithm({ w }),
    decay,
    factor: Math.pow(0.9, -1 / decay) - 1,
  };
  models.set(parameters, made);
  return made;
}
