// Decides what may be asked of the heat map: its order, what it is narrowed to, and which page of it.
// The address of the page and of the API say the same.
import { z } from 'zod';
import { LEVELS } from '@/core/mastery/progress';

const ORDERS = ['need', 'name', 'active'] as const;
const slug = /^[a-z0-9-]{1,64}$/;
const patternId = /^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/;

/** Whatever is no sensible wish is left out, so that an old or mistyped address still shows the class. */
export const heatQuery = z.object({
  /** Days ahead, without practice. */
  in: z
    .enum(['0', '7', '30'])
    .catch('0')
    .transform((days) => Number(days) as 0 | 7 | 30),
  /** `need`, `name`, `active`, or a pattern's id. */
  sort: z.union([z.enum(ORDERS), z.string().regex(patternId)]).catch('need'),
  /** Turned round. */
  turned: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((told) => told === '1'),
  track: z.string().regex(slug).nullable().catch(null),
  level: z.enum(LEVELS).nullable().catch(null),
  /** Part of a name. */
  text: z
    .string()
    .transform((text) => text.trim().slice(0, 60))
    .catch(''),
  /**
   * These nicknames and no others, one a line: where what was typed may be a name, the browser finds out whom
   * it means. Never part of a page's address. What is no such list means nobody: everybody would look found.
   */
  who: z
    .string()
    .max(20_000)
    .transform((lines) => lines.split('\n').filter((line) => line !== ''))
    .nullable()
    .default(null)
    .catch([]),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});
export type HeatQuery = z.infer<typeof heatQuery>;
