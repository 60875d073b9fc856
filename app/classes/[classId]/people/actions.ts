'use server';
// Decides what the forms about the people of a class do: codes, members, teachers, the list, the class.
import { className, shownAs as shownAsSchema } from '@/core/classes/class-form';
import { readRoster, type RosterTrouble } from '@/core/classes/roster';
import { now } from '@/server/clock';
import { taughtClass } from '@/server/classes/access';
import { archiveClass, renameClass } from '@/server/classes/change-class';
import { moveMember, renameMember } from '@/server/classes/change-member';
import { deleteClass } from '@/server/classes/delete-class';
import { makeCode, revokeCode } from '@/server/classes/join-code';
import { removeMember, stopTeaching } from '@/server/classes/leave-class';
import { importRoster, removeExpected } from '@/server/classes/roster';
import { takeTeachersForm, textOf, type Answer } from '@/app/classes/own-form';

const LASTING = ['1', '7', '30'];
const MOST_ROSTER_BYTES = 500_000;
/** So many lines are told at once; mended, the next ones show. */
const MOST_TROUBLES = 20;

export async function changeCodeAction(form: FormData): Promise<void> {
  const teaches = form.has('teaches');
  await takeTeachersForm(form, '/people', async (cls, path): Promise<Answer> => {
    if (form.has('revoke')) {
      await revokeCode(cls, teaches, now());
      return { path, told: 'code-revoked' };
    }
    const lasts = LASTING.find((days) => days === textOf(form, 'days'));
    await makeCode(cls, { teaches, days: lasts === undefined ? null : Number(lasts) }, now());
    return { path, told: teaches ? 'invitation-made' : 'code-made' };
  });
}

export async function changeMemberAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/people', async (cls, path, viewer): Promise<Answer> => {
    const userId = textOf(form, 'member');
    const back = { path, more: { change: userId } };
    if (form.has('remove'))
      return (await removeMember(cls, userId))
        ? { path, told: 'member-removed' }
        : { path, trouble: 'member' };
    if (form.has('move')) {
      const to = await taughtClass(viewer, textOf(form, 'to'));
      if (!to) return { ...back, trouble: 'gone' };
      const moved = await moveMember(cls, to, userId, now());
      if (moved === 'moved') return { path, told: 'member-moved' };
      return { ...back, trouble: moved ?? 'member' };
    }
    const parsed = shownAsSchema.safeParse(textOf(form, 'shownAs'));
    if (!parsed.success) return { ...back, trouble: 'member-name' };
    const renamed = await renameMember(cls, { userId, shownAs: parsed.data });
    if (renamed === 'renamed') return { path, told: 'member-renamed' };
    return { ...back, trouble: renamed ?? 'member' };
  });
}

export async function removeExpectedAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/people', async (cls, path) =>
    (await removeExpected(cls, textOf(form, 'entry')))
      ? { path, told: 'expected-removed' }
      : { path, trouble: 'member' },
  );
}

export async function stopTeachingAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/people', async (cls, path) =>
    (await stopTeaching(cls)) === 'left'
      ? { path: '/classes', told: 'left-teaching' }
      : { path, trouble: 'last' },
  );
}

export async function changeClassAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/people', async (cls, path): Promise<Answer> => {
    if (form.has('archive') || form.has('unarchive')) {
      await archiveClass(cls, form.has('archive'), now());
      return { path, told: form.has('archive') ? 'archived' : 'unarchived' };
    }
    const parsed = className.safeParse(textOf(form, 'name'));
    if (!parsed.success) return { path, trouble: 'name' };
    await renameClass(cls, parsed.data);
    return { path, told: 'renamed' };
  });
}

export async function deleteClassAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/people', async (cls, path): Promise<Answer> => {
    const outcome = await deleteClass(cls, textOf(form, 'typed'));
    if (outcome === 'deleted') return { path: '/classes', told: 'deleted' };
    return { path, trouble: outcome === 'name' ? 'other-name' : 'not-archived' };
  });
}

/** A class with names sends its list; one with nicknames only the nicknames that its teacher's browser made. */
export async function importRosterAction(form: FormData): Promise<void> {
  await takeTeachersForm(form, '/people', async (cls, path): Promise<Answer> => {
    const text = await listOf(form);
    if (text === null) return { path, trouble: 'large' };
    if (text.trim() === '') return { path, trouble: 'file' };
    const { rows, troubles } = readRoster(text);
    const wrong = troublesIn(troubles);
    if (rows.length === 0) return { path, more: { roster: 'wrong', ...wrong } };
    const change = await importRoster(cls, rows);
    if (change === 'too-many') return { path, trouble: 'large' };
    if (change === 'names') return { path, trouble: 'file' };
    return {
      path,
      more: {
        roster: troubles.length > 0 ? 'partly' : 'read',
        added: String(change.added),
        changed: String(change.changed),
        ...wrong,
      },
    };
  });
}

/** @returns null for a list that is far too long */
async function listOf(form: FormData): Promise<string | null> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) {
    const pasted = textOf(form, 'list');
    return pasted.length > MOST_ROSTER_BYTES ? null : pasted;
  }
  if (file.size > MOST_ROSTER_BYTES) return null;
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Spreadsheets of older systems write the code page of western Europe.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function troublesIn(troubles: readonly RosterTrouble[]): Record<string, string> {
  if (troubles.length === 0) return {};
  const told = troubles.slice(0, MOST_TROUBLES).map(({ line, problem }) => `${line}.${problem}`);
  return { wrong: told.join(' ') };
}
