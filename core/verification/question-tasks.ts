// Decides what the fences of one question have to print: what "keyed" means for each of its kinds.
// Refuses to know how they are run, and what is said when they print something else.
import type { Code, ListItem, RootContent } from 'mdast';
import { holdsOutput, isFlagged } from '@/core/questions/fence';
import { withoutTraps } from '@/core/questions/kinds/parsons';
import { isComment, plainText } from '@/core/questions/nodes';
import { readTaskList } from '@/core/questions/task-list';
import { clozeRuns, wordsOfBlanks } from '@/core/verification/cloze-runs';
import {
  childrenOf,
  looseTasks,
  placeOf,
  sharedLanguage,
  verifyFences,
  wordsOf,
  type QuestionBlocks,
} from '@/core/verification/fences';
import type { Check, Run, Task, Words } from '@/core/verification/task';

/** Reports fences that cannot be verified where they stand. */
export function questionTasks(question: QuestionBlocks): Task[] {
  const own = ownTask(question);
  const feedback = question.blocks.flatMap((block) =>
    block.type === 'list' ? block.children.flatMap(quotesOf) : [],
  );
  return [
    ...(own === null ? [] : [own]),
    ...looseTasks([...feedback, ...question.parts], question.id, question.document),
  ];
}

function ownTask(question: QuestionBlocks): Task | null {
  const { blocks, document } = question;
  const fences = verifyFences(blocks.map(withoutQuotes));
  if (fences.length === 0) return null;
  const language = sharedLanguage(fences, document.report);
  if (language === null) return null;
  const answer = answerOf(question);
  const program = fences.filter((fence) => !within(fence, answer));
  const inAnswer = fences.filter((fence) => within(fence, answer));
  const setup = program.map(({ value }) => value);
  const first = program[0] ?? inAnswer[0];
  if (first === undefined) return null;
  const runs =
    inAnswer.length > 0
      ? answerRuns(question, answer, setup)
      : checkOf(question, answer, first).map((check) => ({
          code: setup.join('\n'),
          place: placeOf(first),
          check,
        }));
  if (runs.length === 0) return null;
  return { question: question.id, runs: runs.map((run) => ({ language, ...run })) };
}

type BareRun = Omit<Run, 'language'>;

/** The blocks at the end that hold the key. */
function answerOf({ kind, blocks }: QuestionBlocks): readonly RootContent[] {
  if (kind === 'cloze') return blocks.filter((block) => isFlagged(block, 'cloze'));
  if (kind === 'output') return blocks.slice(-2);
  const lists = kind === 'ordering' && blocks.at(-2)?.type === 'list' ? 2 : 1;
  return blocks.slice(-lists);
}

/** Programs that stand in the answer itself: options, a fence with blanks, lines to be ordered. */
function answerRuns(
  question: QuestionBlocks,
  answer: readonly RootContent[],
  setup: readonly string[],
): BareRun[] {
  const expected = question.blocks.find((block) => holdsOutput(block) && !answer.includes(block));
  const printed: Check =
    expected === undefined || expected.type !== 'code'
      ? { check: 'ends' }
      : { check: 'prints', keyed: [wordsOf(expected, expected.value)], others: [] };
  const withSetup = (code: string) => [...setup, code].join('\n');
  const [fence] = answer;
  if (question.kind === 'parsons' && fence?.type === 'code') {
    return [{ code: withSetup(withoutTraps(fence.value)), place: placeOf(fence), check: printed }];
  }
  if (question.kind === 'cloze') {
    return clozeRuns(question, printed).map((run) => ({ ...run, code: withSetup(run.code) }));
  }
  if (question.kind === 'single' || question.kind === 'multiple') {
    return optionRuns(question, printed, withSetup);
  }
  return unsuitable(question, fence, 'This program stands where nothing is compared with it.');
}

function optionRuns(
  question: QuestionBlocks,
  printed: Check,
  withSetup: (code: string) => string,
): BareRun[] {
  const items = readTaskList(question.blocks)?.items ?? [];
  const programs = items.flatMap(({ node, content, checked }) => {
    const [fence] = verifyFences(content);
    return fence === undefined ? [] : [{ node, fence, keyed: checked === true }];
  });
  const [key] = programs.filter(({ keyed }) => keyed);
  if (key === undefined || (printed.check === 'ends' && programs.length > 1)) {
    const what =
      key === undefined
        ? 'The right option is no program.'
        : 'Nothing says what the right option prints.';
    return unsuitable(question, key?.fence ?? programs[0]?.fence, what);
  }
  const run = ({ fence }: { fence: Code }, check: Check): BareRun => ({
    code: withSetup(fence.value),
    place: placeOf(fence),
    check,
  });
  return [
    run(key, printed),
    ...programs
      .filter((one) => one !== key)
      .map((one) => run(one, { check: one.keyed ? 'same' : 'differs' })),
  ];
}

/** What the program of the stem must print, by the kind of the question. None, reported: unsuitable. */
function checkOf(question: QuestionBlocks, answer: readonly RootContent[], program: Code): Check[] {
  const { kind, body, blocks } = question;
  const last = answer.at(-1) ?? blocks.at(-1) ?? program;
  switch (kind) {
    case 'output':
      if (isFlagged(blocks.at(-3), 'verify') && last.type === 'code') {
        return [{ check: 'prints', keyed: [wordsOf(last, last.value)], others: [] }];
      }
      return unsuitable(question, blocks.at(-3), 'The program that is run has no "verify".');
    case 'single':
    case 'multiple':
    case 'true-false':
      return [choiceCheck(question)];
    case 'numeric':
    case 'text':
    case 'pattern':
      return [{ check: 'answers', kind, body, place: placeOf(last) }];
    case 'cloze':
      return answer.length > 0
        ? unsuitable(question, last, 'The fence with the blanks has no "verify".')
        : [{ check: 'lines', keyed: wordsOfBlanks(question), others: [] }];
    case 'ordering':
      return [orderCheck(answer)];
    case 'matching':
      return [
        {
          check: 'lines',
          keyed: childrenOf(last)
            .slice(1)
            .filter((row) => plainText(childrenOf(childrenOf(row)[0] ?? row)) !== '')
            .map((row) => [wordsIn(row, childrenOf(childrenOf(row)[1] ?? row))]),
          others: [],
        },
      ];
    default:
      return unsuitable(
        question,
        program,
        `Nothing is compared with programs of "${kind}" questions.`,
      );
  }
}

function choiceCheck({ kind, blocks }: QuestionBlocks): Check {
  const items = readTaskList(blocks)?.items ?? [];
  const right = items.filter(({ checked }) => checked === true);
  const wrong = items.filter(({ checked }) => checked !== true);
  if (kind === 'true-false') {
    const keyed = right[0]?.text.toLowerCase() === 'true';
    return { check: 'truth', keyed, place: placeOf(right[0]?.node ?? {}) };
  }
  // "None of these" is no output: it is right where no other option is what is printed.
  const outputs = right.filter(
    (item) => !(isPinned(item.comments) && codeIn(item.content) === null),
  );
  const words = (all: typeof items) => all.map(({ node, content }) => wordsIn(node, content));
  return {
    check: kind === 'single' ? 'prints' : 'has-lines',
    keyed: words(outputs),
    others: words(wrong),
  };
}

function orderCheck(answer: readonly RootContent[]): Check {
  const [steps, others] = answer.filter((block) => block.type === 'list');
  const lines = (list: RootContent | undefined) =>
    (list?.type === 'list' ? list.children : []).map((item) =>
      wordsIn(item, childrenOf(withoutQuotes(item))),
    );
  const ordered = steps?.type === 'list' && steps.ordered === true ? steps : others;
  return {
    check: 'lines',
    keyed: lines(ordered).map((words) => [words]),
    others: ordered === steps ? lines(others) : [],
  };
}

/** What counts of an option: its fence, or else its only inline code, or else its words. */
function wordsIn(node: RootContent, content: readonly RootContent[]): Words {
  return wordsOf(node, codeIn(content) ?? plainText(content));
}

function codeIn(content: readonly RootContent[]): string | null {
  const fences = content.filter((block) => block.type === 'code');
  if (fences[0]?.type === 'code' && fences.length === 1) return fences[0].value;
  const codes = inlineCodes(content);
  return fences.length === 0 && codes.length === 1 ? (codes[0] ?? null) : null;
}

function inlineCodes(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'inlineCode' ? [node.value] : inlineCodes(childrenOf(node)),
  );
}

function isPinned(comments: readonly RootContent[]): boolean {
  return comments.some((node) => isComment(node) && 'value' in node && /\bpin\b/.test(node.value));
}

function quotesOf(item: ListItem): RootContent[] {
  return item.children.filter((block) => block.type === 'blockquote');
}

/** Feedback in an option is no part of it. */
function withoutQuotes<Node extends RootContent>(node: Node): Node {
  if (node.type === 'list') {
    return { ...node, children: node.children.map((item) => withoutQuotes(item)) };
  }
  if (node.type !== 'listItem') return node;
  return { ...node, children: node.children.filter((block) => block.type !== 'blockquote') };
}

function within(fence: Code, answer: readonly RootContent[]): boolean {
  return answer.some((block) => block === fence || verifyFences([block]).includes(fence));
}

function unsuitable(
  { document }: QuestionBlocks,
  node: RootContent | undefined,
  message: string,
): [] {
  document.report({
    severity: 'error',
    code: 'verify-unsuitable',
    message: `${message} So it cannot be verified.`,
    mend: 'docs/authoring.md says what each kind of question is compared with; or take "verify" out.',
    node: node ?? {},
  });
  return [];
}
