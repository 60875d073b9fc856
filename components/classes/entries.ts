// Decides what the list of classes needs of each; the server's readings fit.

export interface TaughtEntry {
  id: string;
  name: string;
  pseudonymous: boolean;
  demo: boolean;
  archivedAt: Date | null;
  students: number;
  active: number;
  assignments: number;
}

export interface JoinedEntry {
  id: string;
  name: string;
  shownAs: string;
  archivedAt: Date | null;
  teachers: readonly string[];
}
