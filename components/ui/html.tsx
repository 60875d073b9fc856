// Decides how compiled Markdown enters the page. The compiler sanitised it; nothing else may come here.
import type { Html as CompiledHtml } from '@/core/questions/question';

type Box = 'div' | 'span' | 'p' | 'li' | 'td' | 'th' | 'dd' | 'dt' | 'code';

/** `html` is sanitised at load: the only road of authors' words into the page. */
export function Html({
  html,
  as: Element = 'div',
  className,
}: {
  html: CompiledHtml;
  as?: Box;
  className?: string;
}) {
  return <Element className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
