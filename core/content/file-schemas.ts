// Decides which front matter each kind of file has. Unknown keys are errors.
import { z } from 'zod';

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/, 'Expected small letters, digits and hyphens, 1 to 64.');
const patternId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/, 'Expected TRACK/PATTERN, such as django/views.');
const words = (most: number) =>
  z
    .string('Expected text; put it in quotes.')
    .trim()
    .min(1, 'Expected some text.')
    .max(most, `Expected at most ${most} characters.`);
const wholeNumber = z.int('Expected a whole number.');

const format = z.literal(1, 'This is format 1; write format: 1.').optional();
const licence = {
  license: words(200).nullable().default(null),
  source: words(500).nullable().default(null),
  authors: z.array(words(200), 'Expected a list, such as [Ada, Grace].').max(100).default([]),
};
const order = wholeNumber.min(-100_000).max(100_000).default(0);
const was = z
  .array(slug, 'Expected a list of earlier names, such as [old-name].')
  .max(100)
  .default([]);

export const trackFile = z.strictObject({
  format,
  title: words(200),
  summary: words(500),
  order,
  was,
  ...licence,
});

export const patternFile = z.strictObject({
  format,
  title: words(200),
  kind: words(40).nullable().default(null),
  summary: words(500),
  order,
  requires: z.array(patternId, 'Expected a list, such as [django/views].').max(100).default([]),
  skills: z
    .record(
      slug,
      z.union([words(200), z.strictObject({ title: words(200), was })], {
        error: 'Expected a title, or { title: …, was: […] }.',
      }),
      'Expected lines "skill: Title".',
    )
    .default({}),
  was,
  ...licence,
});

export const modeFile = z.strictObject({
  format,
  title: words(200).nullable().default(null),
  minutes: wholeNumber.min(1).max(600).nullable().default(null),
});

/** `impact` and `affects` belong to the performance mode alone. */
export const performanceFile = modeFile.extend({
  impact: z
    .enum(['low', 'medium', 'high'], 'Expected low, medium or high.')
    .nullable()
    .default(null),
  affects: words(200).nullable().default(null),
});

export const misconceptionsFile = z.strictObject({ format });

export const questionsFile = z.strictObject({ format, ...licence });
