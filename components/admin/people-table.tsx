// Decides how accounts stand in a table, each with its role to be changed in place.
import type admin from '@/messages/en/admin.json';
import { AdminTable } from '@/components/admin/admin-table';
import { AccountForm } from '@/components/accounts/account-form';
import type { FormAction, FormResult } from '@/components/accounts/form-result';
import { buttonClass } from '@/components/ui/button';

export interface ShownPerson {
  id: string;
  name: string;
  email: string;
  role: string;
  since: string;
  seen: string;
}

interface PeopleTableProps {
  people: readonly ShownPerson[];
  roles: readonly string[];
  /** Of the search, to come back to it. */
  search: Readonly<Record<string, string>>;
  give: (form: FormData) => Promise<void>;
  /** Where no mail is sent, links for new passwords are handed over. */
  reset: {
    action: FormAction;
    sending: string;
    told: (userId: string) => FormResult | null;
  } | null;
  words: Pick<typeof admin, 'table' | 'roles'>;
}

const CELL = 'py-2.5 pr-4 align-middle';

export function PeopleTable({ people, roles, search, give, reset, words }: PeopleTableProps) {
  const { table } = words;
  return (
    <AdminTable label={table.label} head={[table.name, table.since, table.seen, table.role]}>
      {people.map((person) => (
        <tr key={person.id}>
          <th scope="row" className={`${CELL} font-medium`}>
            {person.name}
            <span className="block text-sm font-normal text-muted">{person.email}</span>
          </th>
          <td className={`${CELL} whitespace-nowrap text-muted`}>{person.since}</td>
          <td className={`${CELL} whitespace-nowrap text-muted`}>{person.seen}</td>
          <td className={CELL}>
            <form action={give} className="flex items-center gap-2">
              <input type="hidden" name="userId" value={person.id} />
              {Object.entries(search).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <select
                // A role that was given elsewhere shows at once.
                key={person.role}
                name="role"
                defaultValue={person.role}
                aria-label={table.roleOf.replace('{name}', () => person.name)}
                className="h-11 rounded-lg border border-rule bg-surface px-2"
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {Object.entries(words.roles).find(([id]) => id === role)?.[1] ?? role}
                  </option>
                ))}
              </select>
              <button
                type="submit"
                aria-label={table.giveTo.replace('{name}', () => person.name)}
                className={buttonClass('quiet')}
              >
                {table.give}
              </button>
            </form>
            {reset !== null && (
              <AccountForm
                action={reset.action}
                told={reset.told(person.id)}
                hidden={{ ...search, userId: person.id }}
                submit={table.reset}
                sending={reset.sending}
                variant="quiet"
              />
            )}
          </td>
        </tr>
      ))}
    </AdminTable>
  );
}
