// Decides what a list of classes tells of each: one that somebody teaches, or is in.

export interface TaughtEntry {
  id: string;
  name: string;
  pseudonymous: boolean;
  demo: boolean;
  archivedAt: Date | null;
  students: number;
  /** Answered something in the last seven days. */
  active: number;
  /** Asked for and not yet due. */
  assignments: number;
}

export interface JoinedEntry {
  id: string;
  name: string;
  pseudonymous: boolean;
  archivedAt: Date | null;
  shownAs: string;
  joinedAt: Date;
  teachers: string[];
}
