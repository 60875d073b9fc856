// Decides how others' HTML reads as Markdown, without any markup that we do not have.
import { codeFence, codeSpan, escapedMarkdown, tidy } from '@/core/exchange/markdown-text';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  minus: '−',
  le: '≤',
  ge: '≥',
  ne: '≠',
};

/** Character references; unknown ones stay as they are written. */
export function decodedEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : '';
  });
}

export function looksLikeHtml(text: string): boolean {
  return /<\/?(p|br|div|span|b|i|em|strong|code|pre|ul|ol|li|img|a|sub|sup|table)\b[^>]*>/i.test(
    text,
  );
}

/** Paragraphs, code, emphasis and lists; other elements without their tags. */
export function markdownOf(html: string): string {
  const kept: string[] = [];
  const keep = (markdown: string) => `\u{E000}${kept.push(markdown) - 1}\u{E001}`;
  const marked = html
    .replace(/[\u{E000}\u{E001}]/gu, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<(script|style)\b[^]*?<\/\1>/gi, '')
    .replace(/<pre\b([^>]*)>([^]*?)<\/pre>/gi, (_, attributes: string, inner: string) => {
      const language = /language-([\w+#-]+)/.exec(attributes + inner)?.[1] ?? '';
      return `\n\n${keep(codeFence(plain(inner.replace(/<br\s*\/?>/gi, '\n')).replace(/^\n/, ''), language))}\n\n`;
    })
    .replace(/<code\b[^>]*>([^]*?)<\/code>/gi, (_, inner: string) => keep(codeSpan(plain(inner))))
    .replace(/\s+/g, ' ')
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<(strong|b)\b[^>]*>\s*([^]*?)\s*<\/\1>/gi, (_, __, inner: string) =>
      inner === '' ? '' : `${keep('**')}${inner}${keep('**')}`,
    )
    .replace(/<(em|i)\b[^>]*>\s*([^]*?)\s*<\/\1>/gi, (_, __, inner: string) =>
      inner === '' ? '' : `${keep('*')}${inner}${keep('*')}`,
    )
    .replace(/<li\b[^>]*>/gi, `\n${keep('- ')}`)
    .replace(/<\/?(p|div|ul|ol|table|blockquote|h[1-6]|section)\b[^>]*>/gi, '\n\n')
    .replace(/<\/(tr)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9:-]*(\s[^>]*)?\/?>/gi, '');
  const words = escapedMarkdown(decodedEntities(marked));
  return tidy(
    words
      .replace(/\u{E000}(\d+)\u{E001}/gu, (_, index: string) => kept[Number(index)] ?? '')
      .replace(/\n{3,}/g, '\n\n'),
  );
}

function plain(html: string): string {
  return decodedEntities(html.replace(/<\/?[a-z][^>]*>/gi, ''));
}
