'use client';
// Decides how a student of a pseudonymous class is shown to a teacher who has opened the names: by name,
// with the nickname beside it. Without them, and in other classes, as the server said.
import { useMemo } from 'react';
import { useNames } from '@/components/classes/names/names-store';

interface ShownNameProps {
  /** Null in a class with names. */
  classId: string | null;
  shownAs: string;
}

export function ShownName({ classId, shownAs }: ShownNameProps) {
  const names = useNames(classId);
  const name = useMemo(
    () => names?.people.find(({ nickname }) => nickname === shownAs)?.name ?? null,
    [names, shownAs],
  );
  if (name === null) return shownAs;
  return (
    <>
      {name} <span className="text-sm font-normal text-muted">{shownAs}</span>
    </>
  );
}
