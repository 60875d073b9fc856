// Decides how `:::tabs` is read: H3 titles, each with what its tab holds, such as one code in several languages.
import type { Heading, RootContent } from 'mdast';
import type { BlockContext, BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface TabsBlock {
  type: 'tabs';
  /** Titles are plain text and differ from one another. */
  tabs: { title: string; html: Html }[];
}

interface Tab {
  heading: Heading;
  content: RootContent[];
}

export const tabs: BlockKind<TabsBlock> = {
  directive: 'tabs',
  attributes: [],
  compile(node, context) {
    const found: Tab[] = [];
    for (const child of node.children) {
      const last = found.at(-1);
      if (child.type === 'heading' && child.depth === 3) {
        found.push({ heading: child, content: [] });
      } else if (last !== undefined && child.type !== 'heading') {
        last.content.push(child);
      } else {
        tell(context, child, 'Tabs are ### titles, each followed by what it shows.');
        return null;
      }
    }
    if (found.length < 2) tell(context, node, 'Tabs are something to choose from, so two or more.');
    const titles = found.map(({ heading }) => context.text(heading));
    found.forEach(({ heading, content }, nth) => {
      const title = titles[nth] ?? '';
      if (title === '') tell(context, heading, 'This tab has no title.');
      else if (titles.indexOf(title) < nth)
        tell(context, heading, `Two tabs are titled "${title}".`);
      if (content.length === 0) tell(context, heading, 'This tab shows nothing.');
    });
    return {
      type: 'tabs',
      tabs: found.map(({ content }, nth) => ({
        title: titles[nth] ?? '',
        html: context.html(content),
      })),
    };
  },
};

function tell(
  context: BlockContext,
  node: { position?: RootContent['position'] },
  message: string,
): void {
  context.report({
    severity: 'error',
    code: 'tabs-shape',
    message,
    mend: 'Start each tab with a ### title of its own and write its code below.',
    node,
  });
}
