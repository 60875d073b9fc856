'use client';
// Decides how a student of a pseudonymous class is shown to a teacher who has opened the names: by name,
// with the nickname beside it. Without them, and in other classes, as the server said.
import { useNameOf, useNameText } from '@/components/classes/names/names-store';

interface ShownNameProps {
  /** Null in a class with names. */
  classId: string | null;
  shownAs: string;
}

export function ShownName({ classId, shownAs }: ShownNameProps) {
  const name = useNameOf(classId)(shownAs);
  if (name === null) return shownAs;
  return (
    <>
      {name} <span className="text-sm font-normal text-muted">{shownAs}</span>
    </>
  );
}

/** Several in a sentence. */
export function ShownNames({ classId, shownAs }: { classId: string | null; shownAs: string[] }) {
  return shownAs.map(useNameText(classId)).join(', ');
}
