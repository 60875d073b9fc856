// Decides how a list of students is kept, each with a code of their own. The same list twice changes
// nothing; in a pseudonymous class only nicknames ever come here.
import { randomUUID } from 'node:crypto';
import { sameName } from '@/core/classes/nickname';
import { identityOf, MOST_ROSTER_LINES, type RosterRow } from '@/core/classes/roster';
import { isUuid } from '@/core/uuid';
import type { TaughtClass } from '@/server/classes/access';
import { drawCode } from '@/server/classes/join-code';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { steadily } from '@/server/health/steadily';

export interface RosterEntry {
  id: string;
  shownAs: string;
  email: string | null;
  externalId: string | null;
  code: string;
  /** Who came by the code. */
  userId: string | null;
}

export async function readRosterOf(cls: TaughtClass): Promise<RosterEntry[]> {
  const { rows } = await steadily(() =>
    pool().query<RosterEntry>({
      name: 'class-roster',
      text: `${ENTRIES} ORDER BY lower("shownAs"), id LIMIT $2`,
      values: [cls.id, MOST_ROSTER_LINES],
    }),
  );
  return rows;
}

const ENTRIES = `SELECT id, "shownAs", email, "externalId", code, "userId" FROM "RosterEntry"
  WHERE "classId" = $1::uuid`;

export interface RosterChange {
  added: number;
  changed: number;
}

/**
 * Adds who is new on the list and corrects who is known by the school's id, the mail or the name.
 * Nobody is taken off.
 *
 * @param rows of a pseudonymous class: nicknames, without mail and id
 * @returns `too-many` where the list would get longer than it may
 */
export function importRoster(
  cls: TaughtClass,
  rows: readonly Omit<RosterRow, 'line'>[],
): Promise<RosterChange | 'too-many' | 'names'> {
  if (cls.pseudonymous && rows.some(({ email, id }) => email !== null || id !== null))
    return Promise.resolve('names');
  return inTransaction(async (client) => {
    await client.query('SELECT 1 FROM "Class" WHERE id = $1::uuid FOR UPDATE', [cls.id]);
    const { rows: entries } = await client.query<RosterEntry>(ENTRIES, [cls.id]);
    const { rows: others } = await client.query<{ shownAs: string }>(
      `SELECT m."shownAs" FROM "ClassMember" m WHERE m."classId" = $1::uuid AND NOT EXISTS
         (SELECT 1 FROM "RosterEntry" r WHERE r."classId" = m."classId" AND r."userId" = m."userId")`,
      [cls.id],
    );
    const known = new KnownEntries(entries);
    // A nickname in the class already stands for whoever chose it.
    const gone = new Set(cls.pseudonymous ? others.map((one) => sameName(one.shownAs)) : []);
    const wanted = rows.filter(({ name }) => !gone.has(sameName(name)));
    const fresh = wanted.filter((row) => known.find(row) === null);
    if (entries.length + fresh.length > MOST_ROSTER_LINES) return 'too-many';
    const corrected = new Map<string, RosterEntry>();
    for (const row of wanted) {
      const entry = known.find(row);
      if (entry === null || !differs(entry, row)) continue;
      const before = corrected.get(entry.id) ?? entry;
      // What a list does not say is kept.
      corrected.set(entry.id, {
        ...before,
        shownAs: row.name,
        email: row.email ?? before.email,
        externalId: row.id ?? before.externalId,
      });
    }
    const changed = [...corrected.values()];
    await client.query(CORRECT, [
      cls.id,
      changed.map(({ id }) => id),
      changed.map(({ shownAs }) => shownAs),
      changed.map(({ email }) => email),
      changed.map(({ externalId }) => externalId),
    ]);
    await client.query(ADD, [
      cls.id,
      fresh.map(() => randomUUID()),
      fresh.map(({ name }) => name),
      fresh.map(({ email }) => email),
      fresh.map(({ id }) => id),
      fresh.map(() => drawCode()),
    ]);
    return { added: fresh.length, changed: changed.length };
  });
}

/** Who came already is renamed as a member, too. */
const CORRECT = `WITH entries AS (
    UPDATE "RosterEntry" r SET "shownAs" = c.name, email = c.email, "externalId" = c.external
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS c (id, name, email, external)
    WHERE r."classId" = $1::uuid AND r.id = c.id RETURNING r."userId", c.name)
  UPDATE "ClassMember" m SET "shownAs" = e.name FROM entries e
  WHERE m."classId" = $1::uuid AND m."userId" = e."userId"`;
const ADD = `INSERT INTO "RosterEntry" ("classId", id, "shownAs", email, "externalId", code)
  SELECT $1::uuid, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`;

/** Finds the entry that a row means: by the school's id, else the mail, else the name. */
class KnownEntries {
  readonly #by = new Map<string, RosterEntry>();

  constructor(entries: readonly RosterEntry[]) {
    for (const entry of entries) {
      const { shownAs: name, email, externalId: id } = entry;
      // The surest last: it wins over a name that two share.
      this.#by.set(identityOf({ name, email: null, id: null }), entry);
      if (email !== null) this.#by.set(identityOf({ name, email, id: null }), entry);
      if (id !== null) this.#by.set(identityOf({ name, email, id }), entry);
    }
  }

  find({ name, email, id }: Omit<RosterRow, 'line'>): RosterEntry | null {
    const byId = id === null ? undefined : this.#by.get(identityOf({ name, email, id }));
    const byMail = email === null ? undefined : this.#by.get(identityOf({ name, email, id: null }));
    const byName = this.#by.get(identityOf({ name, email: null, id: null }));
    const contradicts = (entry: RosterEntry | undefined) =>
      (id !== null && (entry?.externalId ?? id).toLowerCase() !== id.toLowerCase()) ||
      (email !== null && (entry?.email ?? email) !== email);
    // Of two who share a name, the one whose id or mail is another's is not meant.
    const named = byName === undefined || contradicts(byName) ? undefined : byName;
    const mailed =
      byMail !== undefined && id !== null && (byMail.externalId ?? id) !== id ? undefined : byMail;
    return byId ?? mailed ?? named ?? null;
  }
}

function differs(entry: RosterEntry, { name, email, id }: Omit<RosterRow, 'line'>): boolean {
  return (
    entry.shownAs !== name ||
    (email !== null && entry.email !== email) ||
    (id !== null && entry.externalId !== id)
  );
}

/** Takes somebody off the list who is not in the class: not come yet, or gone. Their code leads nowhere then. */
export async function removeExpected(cls: TaughtClass, entryId: string): Promise<boolean> {
  if (!isUuid(entryId)) return false;
  const { rowCount } = await steadily(() =>
    pool().query(
      `DELETE FROM "RosterEntry" r WHERE r."classId" = $1::uuid AND r.id = $2::uuid AND NOT EXISTS
         (SELECT 1 FROM "ClassMember" m WHERE m."classId" = r."classId" AND m."userId" = r."userId")`,
      [cls.id, entryId],
    ),
  );
  return rowCount === 1;
}
