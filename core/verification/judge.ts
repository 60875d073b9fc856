// Decides from how the programs of a task ended what an author is told.
// Refuses to know where they ran.
import type { Problem } from '@/core/content/document';
import type { Place } from '@/core/content/reporter';
import { kinds } from '@/core/questions/registry';
import {
  errorLine,
  isKeyed,
  isLine,
  isShown,
  linesOf,
  shownOutput,
} from '@/core/verification/compare';
import type { Check, Outcome, Run, Task, Words } from '@/core/verification/task';

export interface Complaint {
  place: Place;
  problem: Omit<Problem, 'node'>;
}

export type Judgement =
  | { verdict: 'verified' }
  | { verdict: 'skipped'; reason: string }
  | { verdict: 'failed'; complaints: Complaint[] };

type Ended = Extract<Outcome, { ended: 'well' | 'error' }>;

/** @param outcomes one a run, in the task's order */
export function judgeTask({ runs }: Task, outcomes: readonly Outcome[]): Judgement {
  const skipped = outcomes.find((outcome) => outcome.ended === 'skipped');
  if (skipped !== undefined) return { verdict: 'skipped', reason: skipped.reason };
  const [first] = outcomes;
  const complaints = runs.flatMap((run, nth) => {
    const outcome = outcomes[nth];
    return outcome === undefined ? [] : judgeRun(run, outcome, first);
  });
  return complaints.length === 0 ? { verdict: 'verified' } : { verdict: 'failed', complaints };
}

function judgeRun(run: Run, outcome: Outcome, first: Outcome | undefined): Complaint[] {
  const { check, place } = run;
  if (outcome.ended === 'skipped') return [];
  // Another program than the key's may well fail: then it is no second right answer.
  if (check.check === 'differs') return differs(place, outcome, first);
  if (outcome.ended !== 'well' && outcome.ended !== 'error') return [stopped(place, outcome)];
  switch (check.check) {
    case 'ends':
      return outcome.ended === 'error' ? [failed(place, outcome)] : [];
    case 'prints':
      return prints(place, check, outcome);
    case 'truth':
      return truth(place, check, outcome);
    case 'answers':
      return answers(check, outcome);
    case 'lines':
      return lines(place, check, outcome);
    case 'has-lines':
      return hasLines(place, check, outcome);
    case 'same':
      return same(place, outcome, first);
  }
}

function prints(place: Place, check: CheckOf<'prints'>, outcome: Ended): Complaint[] {
  const twins = check.others.filter(({ text }) => isShown(text, outcome));
  const right = check.keyed.length === 0 || check.keyed.some(({ text }) => isKeyed(text, outcome));
  return [...(right ? [] : [wrongKey(place, check.keyed[0], outcome)]), ...twins.map(twin)];
}

function truth(place: Place, check: CheckOf<'truth'>, outcome: Ended): Complaint[] {
  const word = shownOutput(outcome).trim().toLowerCase();
  const said = ['true', 't'].includes(word) ? true : ['false', 'f'].includes(word) ? false : null;
  if (said === check.keyed) return [];
  if (said !== null || outcome.ended === 'error') {
    return [wrongKey(place, { text: check.keyed ? 'True' : 'False', place: check.place }, outcome)];
  }
  return [
    tell(
      place,
      'verify-output',
      `This program prints ${quoted(outcome)}, which is neither true nor false.`,
      'Let it print whether the statement holds, and nothing else.',
    ),
  ];
}

function answers({ kind, body, place }: CheckOf<'answers'>, outcome: Ended): Complaint[] {
  const known = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
  const typed = shownOutput(outcome).trim();
  const forms = outcome.ended === 'error' ? [typed, outcome.name] : [typed];
  const right = forms.some((form) => {
    const response = known?.response.safeParse(
      kind === 'numeric' ? { value: form } : { text: form },
    );
    if (known === undefined || response?.success !== true) return false;
    const mark = known.grade(body, response.data);
    return mark.outcome === 'graded' && mark.correct;
  });
  return right
    ? []
    : [
        tell(
          place,
          'verify-output',
          `The program prints ${quoted(outcome)}, which would not be marked right.`,
          'Mend the answer, or the program.',
        ),
      ];
}

function lines(place: Place, check: CheckOf<'lines'>, outcome: Ended): Complaint[] {
  const printed = linesOf(outcome);
  if (outcome.ended === 'error' && printed.length !== check.keyed.length) {
    return [failed(place, outcome)];
  }
  if (printed.length !== check.keyed.length) {
    return [
      tell(
        place,
        'verify-output',
        `This program prints ${count(printed.length, 'line')}, but ${count(check.keyed.length, 'answer')} ${check.keyed.length === 1 ? 'is' : 'are'} keyed.`,
        'Let it print one line for each answer, in their order.',
      ),
    ];
  }
  const wrong = check.keyed.flatMap((accepted, nth) => {
    const line = printed[nth] ?? '';
    // Every accepted form would be marked right, so each has to be.
    const bad = accepted.find(({ text }) => !isLine(text, line));
    return bad === undefined
      ? []
      : [
          tell(
            bad.place,
            'verify-output',
            `Line ${nth + 1} of what the program prints is ${clipped(line)}, not ${clipped(bad.text)}.`,
            'Mend the key, or the program.',
          ),
        ];
  });
  return [...wrong, ...twinsIn(check.others, printed)];
}

function hasLines(place: Place, check: CheckOf<'has-lines'>, outcome: Ended): Complaint[] {
  const printed = linesOf(outcome);
  const missing = check.keyed
    .filter(({ text }) => !printed.some((line) => isLine(text, line)))
    .map((words) => wrongKey(place, words, outcome));
  return [...missing, ...twinsIn(check.others, printed)];
}

function twinsIn(others: readonly Words[], printed: readonly string[]): Complaint[] {
  return others.filter(({ text }) => printed.some((line) => isLine(text, line))).map(twin);
}

function same(place: Place, outcome: Ended, first: Outcome | undefined): Complaint[] {
  if (!isEnded(first) || isShown(shownOutput(first), outcome)) return [];
  return [
    tell(
      place,
      'verify-output',
      `Another right answer makes this program print ${quoted(outcome)}, but the first prints ${quoted(first)}.`,
      'Take the other answer out, or mend it.',
    ),
  ];
}

function differs(place: Place, outcome: Outcome, first: Outcome | undefined): Complaint[] {
  if (!isEnded(first) || !isEnded(outcome)) return [];
  if (!isShown(shownOutput(first), outcome)) return [];
  return [
    tell(
      place,
      'verify-distractor',
      `With a wrong answer this program prints ${quoted(outcome)}, as with the right one.`,
      'Change the wrong answer, or count it as right.',
    ),
  ];
}

function isEnded(outcome: Outcome | undefined): outcome is Ended {
  return outcome?.ended === 'well' || outcome?.ended === 'error';
}

function wrongKey(place: Place, words: Words | undefined, outcome: Ended): Complaint {
  if (outcome.ended === 'error') return failed(place, outcome);
  const keyed = words === undefined ? '' : `, not ${clipped(words.text)}`;
  return tell(
    words?.place ?? place,
    'verify-output',
    `The program prints ${quoted(outcome)}${keyed}.`,
    'Key what it prints, or mend the program.',
  );
}

function twin({ place }: Words): Complaint {
  return tell(
    place,
    'verify-distractor',
    'This is keyed as wrong, but it is what the program prints.',
    'Change it, or mark it right.',
  );
}

function failed(place: Place, outcome: Ended & { ended: 'error' }): Complaint {
  const before = outcome.output.trim() === '' ? '' : ` after it printed ${clipped(outcome.output)}`;
  return tell(
    place,
    'verify-error',
    `This program ends with the error ${clipped(errorLine(outcome))}${before}.`,
    `Mend it; where the error is the point, key ${outcome.name}.`,
  );
}

const STOPPED = {
  time: ['verify-time', 'Make it end.'],
  memory: ['verify-memory', 'Let it keep less at a time.'],
  flood: ['verify-flood', 'Let it print less.'],
  crash: ['verify-crash', 'Take out what no ordinary program does.'],
} as const;

function stopped(
  place: Place,
  { ended, detail }: Extract<Outcome, { ended: keyof typeof STOPPED }>,
): Complaint {
  const [code, mend] = STOPPED[ended];
  return tell(place, code, `This program ${detail}, so it was stopped.`, mend);
}

type CheckOf<Name extends Check['check']> = Extract<Check, { check: Name }>;

function tell(place: Place, code: string, message: string, mend: string): Complaint {
  return { place, problem: { severity: 'error', code, message, mend } };
}

function quoted(outcome: Ended): string {
  return clipped(shownOutput(outcome));
}

function clipped(text: string): string {
  const line = text.trimEnd().replace(/\n/g, ' ⏎ ');
  if (line === '') return 'nothing';
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
