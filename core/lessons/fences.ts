// Decides which code fences of a lesson have a name, and which of those a trace runs.
import type { Code, Root, RootContent } from 'mdast';
import type { Document } from '@/core/content/document';

/** The `name=…` after a fence's language; null where there is none. */
export function fenceName(fence: Code): string | null {
  const name = /(?:^|\s)name=(?:"([^"]*)"|(\S+))/.exec(fence.meta ?? '');
  return name?.[1] ?? name?.[2] ?? null;
}

/** Named fences at the lesson's top level, by name. A name that comes twice is reported. */
export function namedFences(root: Root, report: Document['report']): Map<string, Code> {
  const fences = new Map<string, Code>();
  for (const node of root.children) {
    const name = node.type === 'code' ? fenceName(node) : null;
    if (node.type !== 'code' || name === null) continue;
    if (fences.has(name)) {
      report({
        severity: 'error',
        code: 'duplicate-fence',
        message: `Two code fences of this lesson are named "${name}".`,
        mend: 'Rename one.',
        node,
      });
    } else {
      fences.set(name, node);
    }
  }
  return fences;
}

/** Names that the traces among these nodes run: their fences are shown by the trace alone. */
export function tracedNames(nodes: readonly RootContent[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    const name =
      node.type === 'containerDirective' && node.name === 'trace'
        ? node.attributes?.['code']
        : null;
    if (name) names.add(name.trim());
  }
  return names;
}
