// Decides when a program printed what an author wrote. Refuses to know where the words stood.
import { comparableOutput } from '@/core/questions/compare-text';
import type { Outcome } from '@/core/verification/task';

type Ended = Extract<Outcome, { ended: 'well' | 'error' }>;

/** All that a terminal would show: what was printed, then the uncaught error on a line of its own. */
export function shownOutput(outcome: Ended): string {
  return outcome.ended === 'well' ? outcome.output : printed(outcome.output) + errorLine(outcome);
}

/** `Name: message`, or the name alone where the error says nothing. */
export function errorLine({ name, message }: { name: string; message: string }): string {
  return message === '' ? name : `${name}: ${message}`;
}

/** Whether the words are exactly what was shown, as predicted output is graded. */
export function isShown(words: string, outcome: Ended): boolean {
  return forms(outcome).some((form) => comparableOutput(form) === comparableOutput(words));
}

/**
 * The same for words that an author keyed. Of an uncaught error its class alone may be keyed, and
 * where the engine worded its message, any message of that class is taken for it: a browser says
 * "x is not a function" where the engine here says "not a function".
 */
export function isKeyed(words: string, outcome: Ended): boolean {
  if (isShown(words, outcome)) return true;
  if (outcome.ended === 'well' || outcome.worded === 'program') return false;
  const lines = comparableOutput(words).split('\n');
  const last = (lines.pop() ?? '').replace(/^Uncaught /, '');
  const before = comparableOutput(printed(outcome.output));
  return lines.join('\n') === before && last.startsWith(`${outcome.name}: `);
}

/** Lines as they are compared, without empty ones at the end. */
export function linesOf(outcome: Ended): string[] {
  const text = comparableOutput(shownOutput(outcome));
  return text === '' ? [] : text.split('\n');
}

/** Whether one line is what the words say. */
export function isLine(words: string, line: string): boolean {
  return comparableOutput(words).trim() === line.trim();
}

/** Ways to write the same outcome: a console says "Uncaught" before an error. */
function forms(outcome: Ended): string[] {
  if (outcome.ended === 'well') return [outcome.output];
  const before = printed(outcome.output);
  const line = errorLine(outcome);
  return [line, outcome.name, `Uncaught ${line}`].map((form) => before + form);
}

function printed(output: string): string {
  return output === '' || output.endsWith('\n') ? output : `${output}\n`;
}
