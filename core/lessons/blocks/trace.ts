// Decides how `:::trace{code="name"}` is read: a table that runs a named fence line by line.
import type { TableCell } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { BlockContext, BlockKind, NamedCode } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface TraceBlock {
  type: 'trace';
  code: NamedCode;
  /** Heads of the state columns: those after step, line and action. */
  columns: Html[];
  steps: {
    step: Html;
    /** 1-based line of the code; null where the step runs none. */
    line: number | null;
    action: Html;
    /** One for each of `columns`. */
    states: Html[];
  }[];
  /** The table as it was written, for readers without JavaScript. */
  tableHtml: Html;
}

export const trace: BlockKind<TraceBlock> = {
  directive: 'trace',
  attributes: ['code'],
  compile(node, context) {
    const code = findCode(node, context);
    const table = context.table(node, 3);
    if (code === null || table === null) return null;
    return {
      type: 'trace',
      code,
      columns: table.head.slice(3).map((cell) => context.html(cell.children)),
      steps: table.rows.map(([step, line, action, ...states]) => ({
        step: context.html(step?.children ?? []),
        line: line === undefined ? null : readLine(line, code, context),
        action: context.html(action?.children ?? []),
        states: states.map((cell) => context.html(cell.children)),
      })),
      tableHtml: context.tableHtml(node),
    };
  },
};

function findCode(node: ContainerDirective, context: BlockContext): NamedCode | null {
  const name = node.attributes?.['code']?.trim() ?? '';
  const names = context.fenceNames();
  if (name === '') {
    context.report({
      severity: 'error',
      code: 'trace-code',
      message: 'A trace has to say which code it runs.',
      mend: `Write :::trace{code="${names[0] ?? 'name'}"}${names.length > 0 ? '.' : ' and give the fence name=name.'}`,
      node,
    });
    return null;
  }
  const code = context.fence(name);
  if (code !== null) return code;
  const nearest = context.nearest(name, names);
  context.report({
    severity: 'error',
    code: 'trace-code',
    message: `No code fence of this lesson is named "${name}".`,
    mend: nearest === null ? `Name one: \`\`\`python name=${name}` : `Did you mean "${nearest}"?`,
    node,
  });
  return null;
}

function readLine(cell: TableCell, code: NamedCode, context: BlockContext): number | null {
  const words = context.text(cell).trim();
  if (/^[-–—]?$/.test(words)) return null;
  const line = /^\d{1,4}$/.test(words) ? Number(words) : Number.NaN;
  if (line >= 1 && line <= code.lines.length) return line;
  context.report({
    severity: 'error',
    code: 'trace-line',
    message: `The code has lines 1 to ${code.lines.length}, and this step runs line "${words}".`,
    mend: 'Write a line number of the fence, or - for none.',
    node: cell,
  });
  return null;
}
