// Decides how administration tables things: wide ones scroll in a place of their own, by keyboard too.
import type { ReactNode } from 'react';

interface AdminTableProps {
  /** Names the table. */
  label: string;
  head: readonly string[];
  /** Rows of `th` and `td`. */
  children: ReactNode;
}

export function AdminTable({ label, head, children }: AdminTableProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="mt-4 overflow-x-auto border-y border-line"
    >
      <table className="w-full text-left text-[0.9375rem]">
        <thead className="border-b border-line text-sm text-muted">
          <tr>
            {head.map((name) => (
              <th key={name} scope="col" className="py-2.5 pr-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}
