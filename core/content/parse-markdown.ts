// Decides which Markdown this is: GFM, maths between double dollars, container directives.
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';

const COLON = 58;

/** `:name` and `::name` are ordinary words (times, slices, emoji codes): only `:::name` is syntax. */
function containersOnly(this: Processor): void {
  const extensions =
    (this.data() as { micromarkExtensions?: Extension[] }).micromarkExtensions ?? [];
  for (const extension of extensions) {
    const flow = extension.flow?.[COLON];
    if (extension.text?.[COLON] === undefined || !Array.isArray(flow)) continue;
    delete extension.text[COLON];
    extension.flow = { ...extension.flow, [COLON]: flow.slice(0, 1) };
  }
}

interface Extension {
  text?: Record<number, unknown>;
  flow?: Record<number, unknown>;
}

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath, { singleDollarTextMath: false })
  .use(remarkDirective)
  .use(containersOnly)
  .freeze();

/** @throws RangeError on text nested beyond the stack; callers check limits first and catch. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}
