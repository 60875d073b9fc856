// Decides which Markdown this is: GFM, maths between double dollars, container directives.
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { tooMuchIn } from '@/core/content/parse-limits';

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

/** Text that is refused before it takes the parser too long; its message says the place and the mend. */
export class TooMuchMarkdown extends RangeError {}

/** More than the format allows: other people's files are read by the same parser. */
const MAX_MARKS = 3_000;

/**
 * @throws TooMuchMarkdown on text that would take the parser too long, or beyond its stack; callers that
 *   owe somebody a place and a mend check the limits first
 */
export function parseMarkdown(text: string): Root {
  const found = tooMuchIn(text, MAX_MARKS);
  if (found) throw new TooMuchMarkdown(`Line ${found.line}: ${found.message} ${found.mend}`);
  return parser.parse(text);
}
