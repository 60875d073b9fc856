// Decides what a form about an account is told after it was sent: sentences, ready to be shown.

export interface FormResult {
  /** Counts the sendings. */
  turn: number;
  /** `sent`: nothing more to do here. `done`: go on at `to`, by a page that is read anew. */
  status: 'unsent' | 'failed' | 'sent' | 'done';
  said: string | null;
  /** By field: what is wrong with it. */
  wrong: Readonly<Record<string, string>>;
  /** What was filled in, but never a password. */
  entered: Readonly<Record<string, string>>;
  /** A path on this site. */
  to: string | null;
}

export const UNSENT: FormResult = {
  turn: 0,
  status: 'unsent',
  said: null,
  wrong: {},
  entered: {},
  to: null,
};

/** A Server Action for such a form. */
export type FormAction = (before: FormResult, form: FormData) => Promise<FormResult>;
