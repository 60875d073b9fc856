import { afterEach, beforeEach, expect, it } from 'vitest';
import { earlierNamesOf } from '@/core/content/earlier-names';
import { COHORT } from '@/core/mastery/ability';
import { DEFAULT_PARAMETERS } from '@/core/memory/parameters';
import { publishContent } from '@/server/content/loaded';
import { testContent } from '@/server/content/testing/library';
import { parametersFor, publishLearned, type TrackNumbers } from './parameters';

const USER = '00000000-0000-4000-8000-000000000001';
const weights = (version: string) => ({ ...DEFAULT_PARAMETERS, version });
const fitted = (version: string, target: number): TrackNumbers => ({
  memory: weights(version),
  cohort: { mean: target, deviation: 1 },
  retention: new Map([[10, target]]),
  wholeSkills: target,
});
/** As a track has it whose learners are known, and its answers too few to be fitted. */
const unfitted: TrackNumbers = {
  memory: DEFAULT_PARAMETERS,
  cohort: { mean: 1, deviation: 0.8 },
  retention: new Map(),
  wholeSkills: null,
};

const learnedOf = (tracks: Record<string, TrackNumbers>, own: [string, string][] = []) =>
  publishLearned({
    tracks: new Map(Object.entries(tracks)),
    learners: new Map(own.map(([id, version]) => [id, weights(version)])),
    questions: new Map(),
  });

beforeEach(() => {
  const loaded = testContent();
  const tracks = loaded.library.tracks.map((track) => ({ ...track, was: ['older', 'oldest'] }));
  publishContent({
    ...loaded,
    library: { ...loaded.library, tracks },
    tracks: new Map(tracks.map((track) => [track.slug, track])),
    names: earlierNamesOf(tracks),
  });
});
afterEach(() => learnedOf({}));

const course = () => parametersFor({ userId: USER, track: 'course' });

it('takes what was learned of a track under an earlier name, until something is under its own', () => {
  learnedOf({ older: fitted('older', 0.8), other: fitted('other', 0.7) });
  expect(course()).toEqual({
    parameters: weights('older'),
    cohort: { mean: 0.8, deviation: 1 },
    retention: 0.8,
    wholeSkills: 0.8,
  });
  learnedOf({ older: fitted('older', 0.8), course: fitted('course', 0.9) });
  expect(course()).toEqual({
    parameters: weights('course'),
    cohort: { mean: 0.9, deviation: 1 },
    retention: 0.9,
    wholeSkills: 0.9,
  });
});

it('keeps what one name taught where another taught the rest', () => {
  learnedOf({ older: fitted('older', 0.8), course: unfitted });
  expect(course()).toEqual({
    parameters: weights('older'),
    cohort: unfitted.cohort,
    retention: 0.8,
    wholeSkills: 0.8,
  });
});

it('puts a learner’s own weights first, and the usual numbers where nothing was learned', () => {
  learnedOf({ older: fitted('older', 0.8) }, [[USER, 'own']]);
  expect(course().parameters).toEqual(weights('own'));
  expect(parametersFor({ userId: '', track: 'course' }).parameters).toEqual(weights('older'));
  learnedOf({ other: fitted('other', 0.7) });
  expect(course()).toEqual({
    parameters: DEFAULT_PARAMETERS,
    cohort: COHORT,
    retention: 0.85,
    wholeSkills: 0.25,
  });
});
