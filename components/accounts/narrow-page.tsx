// Decides the frame of the pages about one's account: one column, one thing to do.
import type { ReactNode } from 'react';

interface NarrowPageProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function NarrowPage({ title, lead, children }: NarrowPageProps) {
  return (
    <div className="mx-auto max-w-md px-4 pt-8 pb-20 sm:pt-14">
      <h1 className="font-serif text-3xl font-semibold tracking-tight sm:text-4xl">{title}</h1>
      {lead !== undefined && <p className="mt-2 text-muted">{lead}</p>}
      <div className="mt-7 flex flex-col gap-6">{children}</div>
    </div>
  );
}
