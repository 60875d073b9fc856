// Decides how a JavaScript program tells the engine of promises that nobody takes: QuickJS itself does not
// say which rejections are unhandled. Changes nothing else of the program, not even its lines.
import type ts from 'typescript';

const MARK = '__dropped';

/**
 * The same program with `__dropped(…)` around each call whose value is dropped: `main();` cannot be
 * caught by anybody later, so its rejection ends the program, as in Node.js and browsers. A promise
 * that is kept in a variable and never looked at is not noticed.
 */
export async function watchRejections(code: string): Promise<string> {
  if (!/\b(?:async|Promise|await)\b/.test(code)) return code;
  const { default: compiler } = await import('typescript');
  const { ScriptKind } = compiler;
  const latest = compiler.ScriptTarget.Latest;
  const source = compiler.createSourceFile('program.js', code, latest, true, ScriptKind.JS);
  const places: [at: number, text: string][] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isExpressionStatement(node)) {
      const call = dropped(node.expression, compiler);
      if (call !== null) places.push([call.getStart(), `${MARK}(`], [call.getEnd(), ')']);
    }
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return places
    .sort(([one], [other]) => other - one)
    .reduce((text, [at, mark]) => text.slice(0, at) + mark + text.slice(at), code);
}

/** The call whose value the statement drops, if it is one. */
function dropped(expression: ts.Expression, compiler: typeof ts): ts.Expression | null {
  let inner = expression;
  while (compiler.isParenthesizedExpression(inner) || compiler.isVoidExpression(inner)) {
    inner = inner.expression;
  }
  if (!compiler.isCallExpression(inner)) return null;
  return inner.expression.kind === compiler.SyntaxKind.SuperKeyword ? null : inner;
}
