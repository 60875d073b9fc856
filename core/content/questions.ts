// Decides how headings, parts and an answer group become questions.
// Refuses to know what the answer group means (the kinds do), and which ids other files took.
import type { Heading, RootContent } from 'mdast';
import type { Document } from '@/core/content/document';
import { sha256, versionOf } from '@/core/content/hash';
import {
  fieldsComment,
  holdsFields,
  readFields,
  type QuestionFields,
} from '@/core/content/question-fields';
import { recogniseAnswer } from '@/core/content/question-answer';
import { readParts, type Part } from '@/core/content/question-parts';
import { slugOf } from '@/core/content/slug';
import { reportLetterReferences } from '@/core/content/letter-references';
import { isComment, plainText } from '@/core/questions/nodes';
import type { Difficulty, Question } from '@/core/questions/question';
import { questionTasks } from '@/core/verification/question-tasks';
import type { Task } from '@/core/verification/task';

export interface QuestionsInput {
  document: Document;
  /** The blocks that hold the questions: a file's body, or what a `:::quiz` holds. */
  nodes: readonly RootContent[];
  /** Level of a question's heading; its parts are one deeper. */
  depth: 2 | 3;
  /** `track/pattern` */
  pattern: string;
  /** The file's level; in a lesson what holds where the comment says no `level`. */
  difficulty: Difficulty;
  place: Question['place'];
  /** Earlier skill slugs and what they are called now. */
  skillAliases?: ReadonlyMap<string, string>;
  /** Gets what is to be verified of each question. */
  tasks?: Task[];
}

interface Section {
  heading: Heading;
  blocks: RootContent[];
  parts: Part[];
}

/**
 * All questions that could be compiled, in the author's order. What cannot be is reported, and so
 * are faults of questions that are returned: with an error reported, nothing may be published.
 */
export function parseQuestions(input: QuestionsInput): Question[] {
  return sectionsOf(input).flatMap((section) => {
    const question = compile(section, input);
    return question === null ? [] : [question];
  });
}

function sectionsOf({ nodes, depth, document }: QuestionsInput): Section[] {
  const sections: Section[] = [];
  let strayTold = false;
  for (const node of nodes) {
    const section = sections.at(-1);
    const level = node.type === 'heading' ? node.depth : 7;
    if (node.type === 'heading' && level === depth) {
      sections.push({ heading: node, blocks: [], parts: [] });
    } else if (section === undefined || level < depth) {
      if (strayTold || isComment(node) || isAside(node)) continue;
      strayTold = section === undefined;
      document.report({
        severity: 'error',
        code: 'stray-text',
        message:
          section === undefined
            ? 'This stands above the first question.'
            : 'This heading is above the level of questions.',
        mend: `Start a question with "${'#'.repeat(depth)} ", or take this out.`,
        node,
      });
    } else if (node.type === 'heading' && level === depth + 1) {
      section.parts.push({ heading: node, nodes: [] });
    } else {
      (section.parts.at(-1)?.nodes ?? section.blocks).push(node);
    }
  }
  return sections;
}

/** Blocks that show nothing where they stand. */
function isAside(node: RootContent): boolean {
  return node.type === 'definition' || node.type === 'footnoteDefinition';
}

function compile(section: Section, input: QuestionsInput): Question | null {
  const { document, pattern } = input;
  const comment = fieldsComment(section.blocks);
  // A comment without an end hid the rest of the question; the document tells so.
  if (comment !== null && !comment.value.includes('-->')) return null;
  const fields = readFields(comment, (problem) => document.report(problem));
  const blocks = shownBlocks(comment === null ? section.blocks : section.blocks.slice(1), document);
  const parts = section.parts.map((part) => ({
    ...part,
    nodes: shownBlocks(part.nodes, document),
  }));
  const compiledParts = readParts(parts, document);
  const heading = plainText(section.heading.children);
  reportMisplacedFields(section.heading.children, document);
  if (heading === '') {
    document.report({
      severity: 'error',
      code: 'empty-stem',
      message: 'The heading of this question is empty.',
      mend: 'Write the question into the heading.',
      node: section.heading,
    });
  }
  const found = recogniseAnswer(section.heading, blocks, fields, document);
  if (found === null) return null;
  const { kind, recognised } = found;
  if (kind === 'single' || kind === 'multiple')
    reportLetterReferences([...blocks, ...parts.flatMap((part) => part.nodes)], document);
  const title = recognised.title ?? heading;
  const slug = fields.id ?? defaultId(title, section.heading, fields, document);
  const skill = fields.skill ?? slug;
  const question = {
    id: `${pattern}/${slug}`,
    pattern,
    kind,
    difficulty: difficultyOf(fields, section.heading, input),
    skill: `${pattern}#${input.skillAliases?.get(skill) ?? skill}`,
    place: input.place,
    rev: fields.rev,
    seconds: fields.seconds,
    title,
    stem: document.html(recognised.stem),
    hints: compiledParts.hints,
    solution: compiledParts.solution,
    quickCheck: compiledParts.quickCheck,
    mistakes: compiledParts.mistakes,
    misconceptions: fields.misconceptions,
    shuffle: fields.shuffle,
    body: recognised.body,
  };
  input.tasks?.push(
    ...questionTasks({
      ...question,
      blocks,
      parts: parts.flatMap(({ nodes }) => nodes),
      document,
    }),
  );
  return {
    ...question,
    was: fields.was.map((id) => (id.includes('/') ? id : `${pattern}/${id}`)),
    version: versionOf({ question }),
    tags: fields.tags,
    source: {
      file: document.file,
      line: section.heading.position?.start.line ?? 1,
    },
  };
}

/** Without comments, link definitions and the rules that part questions; tells lost fields. */
function shownBlocks(blocks: readonly RootContent[], document: Document): RootContent[] {
  for (const block of blocks.filter(holdsFields)) {
    document.report({
      severity: 'error',
      code: 'misplaced-fields',
      message: 'This comment has fields, but it does not stand straight under its question.',
      mend: 'Move it to the line after the heading, and keep one comment a question.',
      node: block,
    });
  }
  const shown = blocks.filter((block) => !isComment(block) && !isAside(block));
  while (shown.at(-1)?.type === 'thematicBreak') shown.pop();
  return shown;
}

function reportMisplacedFields(nodes: readonly RootContent[], document: Document): void {
  for (const node of nodes.filter(holdsFields)) {
    document.report({
      severity: 'error',
      code: 'misplaced-fields',
      message: 'This comment has fields, but it does not stand straight under its question.',
      mend: 'Move it to the line after the heading, and keep one comment a question.',
      node,
    });
  }
}

function defaultId(
  title: string,
  heading: Heading,
  fields: QuestionFields,
  document: Document,
): string {
  // A title in another script has no slug; a hash of it is at least its own.
  const isLatin = /[a-z0-9]/i.test(title.normalize('NFKD'));
  const id = isLatin ? slugOf(title) : `question-${sha256(title).slice(0, 10)}`;
  if (fields.hasId) return id;
  document.report({
    severity: 'warning',
    code: 'missing-id',
    message: `This question has no id; "${id}" is used, and changes with the heading.`,
    mend: `Write <!-- id: ${id} --> under the heading, or let npm run content -- fmt do it.`,
    node: heading,
  });
  return id;
}

function difficultyOf(fields: QuestionFields, heading: Heading, input: QuestionsInput): Difficulty {
  if (fields.level === null) return input.difficulty;
  if (input.place === 'lesson') return fields.level;
  input.document.report({
    severity: 'error',
    code: 'misplaced-field',
    message: `A question of a set has the level of its file, here "${input.difficulty}".`,
    mend: 'Take "level" out, or move the question to the file of that level.',
    node: heading,
  });
  return input.difficulty;
}
