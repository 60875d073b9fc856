// Decides which item-writing flaws an author is warned of. They never stop a publish.
import type { Issue } from '@/core/content/issue';
import { createReporter, type Reporter } from '@/core/content/reporter';
import type { Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';

/** A key this many times as long as the longest wrong option gives itself away. */
const TELLING_LENGTH = 1.35;
/** Shorter differences than this, in characters, tell nobody anything. */
const TELLING_CHARACTERS = 8;
/** From so many questions on, keys that share a position are no accident. */
const MANY_QUESTIONS = 5;
const SAME_POSITION = 0.8;

const ABSOLUTE = /\b(always|never|every|none|in all cases|completely|impossible|guaranteed)\b/i;
/** "None of these" and its like are options of their own and no claim. */
const WHOLE_OPTION = /^(none|all|both|neither) of (these|them|the above|those)\b/i;
const NEGATED_STEM =
  /\b(?:which|what|who)\b(?:\s+[^\s?.!]+){0,8}?\s+(?:is|are|was|were|does|do|did|will|would|can|could|should|must|has|have)\s+not\b|\bexcept\b/i;

interface LintedOption {
  /** Words as a learner reads them. */
  text: string;
  /** The words that are not code. */
  prose: string;
  correct: boolean;
  hasFeedback: boolean;
}

/**
 * Warnings about the questions of one file, unsorted.
 *
 * @param text of the file, with `\n` line ends
 */
export function lintQuestions(
  { path, questions }: { path: string; questions: readonly Question[] },
  text: string,
): Issue[] {
  const reporter = createReporter(path, text);
  for (const question of questions) lintQuestion(question, text, reporter);
  lintPositions(questions, reporter);
  return reporter.issues;
}

function lintQuestion(question: Question, text: string, reporter: Reporter): void {
  const warnAt = warner(question, text, reporter);
  const options = optionsOf(question);
  if (question.kind !== 'true-false') lintOptions(options, warnAt);
  const silent = options.findIndex((option) => !option.correct && !option.hasFeedback);
  if (silent >= 0) {
    const count = options.filter((option) => !option.correct && !option.hasFeedback).length;
    warnAt(silent, {
      code: 'missing-feedback',
      message: `${count === 1 ? 'This wrong option says' : `${count} wrong options say`} nothing to those who choose ${count === 1 ? 'it' : 'them'}.`,
      mend: 'Write a blockquote inside the option: "  > Why it is wrong."',
    });
  }
  if (question.place === 'pool' && question.solution.length === 0) {
    warnAt(null, {
      code: 'missing-solution',
      message: 'This question has no solution.',
      mend: `Add a part "Solution" with an ordered list of steps.`,
    });
  }
  const negated = NEGATED_STEM.exec(question.title);
  if (negated !== null && !isEmphasised(question.stem)) {
    warnAt(null, {
      code: 'not-stem',
      message: 'The stem turns on a "not" or "except" that is easily overlooked.',
      mend: 'Ask for what is so, or emphasise the word: **not**.',
    });
  }
}

type WarnAt = (
  option: number | null,
  problem: { code: string; message: string; mend: string },
) => void;

function lintOptions(options: readonly LintedOption[], warnAt: WarnAt): void {
  const wrong = options.filter((option) => !option.correct);
  const right = options.filter((option) => option.correct);
  if (wrong.length < 2 || right.length === 0) return;
  const shortestKey = Math.min(...right.map((option) => option.text.length));
  const longestWrong = Math.max(...wrong.map((option) => option.text.length));
  if (
    shortestKey > longestWrong * TELLING_LENGTH &&
    shortestKey - longestWrong >= TELLING_CHARACTERS
  ) {
    warnAt(
      options.findIndex((option) => option.correct),
      {
        code: 'key-longest',
        message: `The right option is the longest by far (${shortestKey} characters, the next has ${longestWrong}).`,
        mend: 'Shorten it, or give a wrong option as much detail.',
      },
    );
  }
  if (right.some((option) => ABSOLUTE.test(option.prose))) return;
  options.forEach((option, index) => {
    const word = ABSOLUTE.exec(option.prose)?.[0];
    if (option.correct || word === undefined || WHOLE_OPTION.test(option.text)) return;
    warnAt(index, {
      code: 'absolute-word',
      message: `"${word}" marks this option as wrong for those who know tests and not the subject.`,
      mend: 'Say it without the word.',
    });
  });
}

/** Options are shuffled, yet a file whose keys share a place is read by people, too. */
function lintPositions(questions: readonly Question[], reporter: Reporter): void {
  const positions = questions
    .filter((question) => question.kind === 'single')
    .map((question) => optionsOf(question))
    .filter((options) => options.length > 2)
    .map((options) => options.findIndex((option) => option.correct));
  const counts = new Map<number, number>();
  for (const position of positions) counts.set(position, (counts.get(position) ?? 0) + 1);
  for (const [position, count] of counts) {
    if (positions.length < MANY_QUESTIONS || count < positions.length * SAME_POSITION) continue;
    reporter.reportAt(
      { line: questions[0]?.source.line ?? 1, column: 1, endColumn: 2 },
      {
        severity: 'warning',
        code: 'key-position',
        message: `In ${count} of ${positions.length} questions of this file the right option is number ${position + 1}.`,
        mend: 'Move some of them.',
      },
    );
  }
}

/** Warns at the n-th option of the question, or at its heading. */
function warner(question: Question, text: string, reporter: Reporter): WarnAt {
  const lines = text.split('\n');
  return (option, problem) => {
    const line = option === null ? question.source.line : optionLine(lines, question, option);
    const excerpt = lines[line - 1] ?? '';
    const column = excerpt.search(/\S/) + 1;
    reporter.reportAt(
      { line, column, endColumn: excerpt.length + 1 },
      { severity: 'warning', ...problem },
    );
  };
}

function optionLine(lines: readonly string[], question: Question, option: number): number {
  let seen = -1;
  for (let line = question.source.line; line < lines.length; line += 1) {
    const words = lines[line] ?? '';
    if (/^#{2,4}\s/.test(words)) break;
    if (/^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/.test(words)) seen += 1;
    if (seen === option) return line + 1;
  }
  return question.source.line;
}

/** In the author's order; none for kinds without options. */
function optionsOf(question: Question): LintedOption[] {
  const kind = kindOf(question);
  const ids = kind.arrange(question.body, false, () => 0);
  const view = kind.present(question.body, ids) as {
    options?: readonly { id: string; html: string }[];
  };
  const feedback = kind.explain(question.body, null).options;
  return (view.options ?? []).map(({ id, html }) => {
    const told = feedback.find((option) => option.id === id);
    return {
      text: plain(html),
      prose: plain(html.replaceAll(/<(code|pre)\b[^]*?<\/\1>/g, ' ')),
      correct: told?.correct === true,
      hasFeedback: (told?.html ?? null) !== null,
    };
  });
}

function isEmphasised(stem: string): boolean {
  return (
    /<(strong|em)>[^<]*\b(not|except)\b[^<]*<\/\1>/i.test(stem) || /\b(NOT|EXCEPT)\b/.test(stem)
  );
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#?\w+;/g, '·')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
