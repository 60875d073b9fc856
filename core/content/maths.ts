// Decides how maths is shown: KaTeX's HTML with MathML beside it, or the source where it fails.
import katex from 'katex';

/** @returns trusted HTML, or null where KaTeX cannot render the source. */
export function renderMaths(source: string, display: boolean): string | null {
  try {
    return katex.renderToString(source, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 20,
    });
  } catch {
    // Deep braces end in a RangeError in spite of throwOnError: false, so every failure is caught.
    return null;
  }
}
