// Decides where an answer waits until the server has it: in this browser, so that a reload, a
// crash or a closed tab loses nothing. Knows neither the network nor how an answer is graded.
import type { AnswerRequest } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';

export interface Unsent {
  request: AnswerRequest;
  view: QuestionView;
}

const KEY = 'holdfast.unsent';
const MOST = 50;

export function unsent(): Unsent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Unsent[]).filter((one) => one?.request?.id) : [];
  } catch {
    return [];
  }
}

export function keep(entry: Unsent): void {
  write([...unsent().filter((one) => one.request.id !== entry.request.id), entry].slice(-MOST));
}

export function forget(id: string): void {
  write(unsent().filter((one) => one.request.id !== id));
}

/** A browser that keeps nothing (private mode, full) still sends; only a reload would lose it. */
function write(entries: readonly Unsent[]): void {
  try {
    if (entries.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    return;
  }
}
