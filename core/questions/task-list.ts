// Decides how a task list becomes options: marks, feedback, pins, misconceptions.
// Refuses to decide how many may be right; the kinds do.
import type { List, ListItem, RootContent } from 'mdast';
import type { ChoiceOption } from '@/core/questions/choice';
import { takeMisconceptions } from '@/core/questions/misconception';
import { isComment, plainText, trimmedParagraph, unwrapped } from '@/core/questions/nodes';
import { optionIds } from '@/core/questions/option-id';
import type { RecogniseContext } from '@/core/questions/question';

export interface TaskList {
  list: List;
  /** Everything above the list. */
  stem: RootContent[];
  items: TaskItem[];
}

interface TaskItem {
  node: ListItem;
  /** Null where the item has no box. */
  checked: boolean | null;
  content: RootContent[];
  /** Misconceptions that stand in the option itself: never shown, since they give it away. */
  slugs: string[];
  feedback: RootContent[];
  comments: RootContent[];
  text: string;
}

/** The task list that ends the blocks; null where they end otherwise. */
export function readTaskList(blocks: readonly RootContent[]): TaskList | null {
  const list = blocks.at(-1);
  if (list?.type !== 'list') return null;
  const items = list.children.map(readItem);
  if (items.every((item) => item.checked === null)) return null;
  return { list, stem: blocks.slice(0, -1), items };
}

/** True where the list's two words are True and False, in any order and case. */
export function isTrueFalse(items: readonly TaskItem[]): boolean {
  const words = items.map((item) => item.text.toLowerCase()).sort();
  return words.length === 2 && words[0] === 'false' && words[1] === 'true';
}

function readItem(node: ListItem): TaskItem {
  let checked = node.checked ?? null;
  let [first, ...rest] = node.children as RootContent[];
  const bare = first?.type === 'paragraph' ? /^\[([ xX])\]$/.exec(plainText([first])) : null;
  if (checked === null && bare !== null) {
    checked = bare[1] !== ' ';
    first = undefined;
  }
  const comments: RootContent[] = [];
  if (first?.type === 'paragraph') {
    comments.push(...first.children.filter(isComment));
    const children = first.children.filter((child) => !isComment(child));
    first = trimmedParagraph({ ...first, children }) ?? undefined;
  }
  comments.push(...rest.filter(isComment));
  rest = rest.filter((block) => !isComment(block));
  const content = [...(first === undefined ? [] : [first]), ...rest].filter(
    (block) => block.type !== 'blockquote',
  );
  const tied = takeMisconceptions(content);
  const feedback = rest.flatMap((block) => (block.type === 'blockquote' ? block.children : []));
  return {
    node,
    checked,
    content: tied.nodes,
    slugs: tied.slugs,
    feedback,
    comments,
    text: plainText(tied.nodes),
  };
}

/** Options in the author's order. Reports what is wrong with single items. */
export function compileOptions(task: TaskList, context: RecogniseContext): ChoiceOption[] {
  const items = task.items.filter((item) => usable(item, context));
  const ids = optionIds(items.map((item) => item.text));
  const options = items.map((item, index) => ({
    id: ids[index] ?? '',
    html: context.html(unwrapped(item.content)),
    correct: item.checked === true,
    pinned: isPinned(item, context),
    ...compileFeedback(item, context),
  }));
  if (items.length === 1 && task.items.length === 1) {
    context.report({
      severity: 'error',
      code: 'one-option',
      message: 'This task list has one option only.',
      mend: 'Add at least one more `- [ ]` option.',
      node: task.list,
    });
  }
  reportDuplicates(items, options, context);
  return options;
}

function usable(item: TaskItem, context: RecogniseContext): boolean {
  if (item.checked === null) {
    context.report({
      severity: 'error',
      code: 'not-an-option',
      message: 'This item has no box, but others of its list have one.',
      mend: 'Start it with `- [ ]` or `- [x]`, with one space inside the empty box.',
      node: item.node,
    });
    return false;
  }
  if (item.content.length === 0) {
    context.report({
      severity: 'error',
      code: 'empty-option',
      message: 'This option has no text.',
      mend: 'Write what the learner can choose.',
      node: item.node,
    });
    return false;
  }
  reportInlineFence(item, context);
  reportNested(item, context);
  return true;
}

function reportNested(item: TaskItem, context: RecogniseContext): void {
  const inner = item.content.find(
    (block) =>
      block.type === 'list' && block.children.some((child) => (child.checked ?? null) !== null),
  );
  if (inner === undefined) return;
  context.report({
    severity: 'error',
    code: 'nested-option',
    message: 'These options stand inside another option.',
    mend: 'Give all options the same indentation.',
    node: inner,
  });
}

/** A fence on the line of the box is no fence to Markdown: its code would run into the text. */
function reportInlineFence(item: TaskItem, context: RecogniseContext): void {
  const [first] = item.content;
  const [word] = first?.type === 'paragraph' ? first.children : [];
  if (word?.type !== 'text' || !/^(?:```|~~~)/.test(word.value)) return;
  context.report({
    severity: 'error',
    code: 'inline-fence',
    message: 'This code fence starts on the line of its box, where Markdown reads it as text.',
    mend: 'Put the fence on the next line, indented by two spaces.',
    node: word,
  });
}

function isPinned(item: TaskItem, context: RecogniseContext): boolean {
  let pinned = false;
  for (const comment of item.comments) {
    const word = 'value' in comment ? comment.value.replace(/^\s*<!--|-->\s*$/g, '').trim() : '';
    if (word === 'pin') {
      pinned = true;
      continue;
    }
    context.report({
      severity: 'error',
      code: 'unknown-field',
      message: `An option's comment can say "pin", not "${word}".`,
      mend: 'Write <!-- pin -->, or take the comment out.',
      node: comment,
    });
  }
  return pinned;
}

function compileFeedback(
  item: TaskItem,
  context: RecogniseContext,
): Pick<ChoiceOption, 'feedback' | 'misconception'> {
  const { nodes, slugs: told } = takeMisconceptions(item.feedback);
  const slugs = [...new Set([...item.slugs, ...told])];
  if (slugs.length > 1) {
    context.report({
      severity: 'error',
      code: 'two-misconceptions',
      message: `This option names ${slugs.length} misconceptions.`,
      mend: 'Keep the one that a learner who chooses this option most likely has.',
      node: item.feedback.at(-1) ?? item.node,
    });
  }
  return {
    feedback: nodes.length === 0 ? null : context.html(nodes),
    misconception: slugs[0] ?? null,
  };
}

function reportDuplicates(
  items: readonly TaskItem[],
  options: readonly ChoiceOption[],
  context: RecogniseContext,
): void {
  options.forEach((option, index) => {
    const earlier = options.slice(0, index).find((other) => other.html === option.html);
    const node = items[index]?.node;
    if (earlier === undefined || node === undefined) return;
    const unfair = earlier.correct !== option.correct;
    context.report({
      severity: unfair ? 'error' : 'warning',
      code: 'duplicate-option',
      message: unfair
        ? 'This option reads like an earlier one, but only one of the two is right.'
        : 'This option reads like an earlier one.',
      mend: 'Change or remove one of them.',
      node,
    });
  });
}
