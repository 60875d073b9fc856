// Decides how code looks: both themes at once as CSS variables, so that one page is cached for all.
import { createHighlighterCore, hastToHtml, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import dark from 'shiki/themes/github-dark-high-contrast.mjs';
import light from 'shiki/themes/github-light-high-contrast.mjs';
import type { HighlightedCode } from '@/core/content/document';
import { FENCE_FLAGS } from '@/core/questions/fence';

/** Words that ask for no colours. */
const PLAIN = ['text', 'txt', 'plain', 'plaintext', 'output', 'console-output'];
/** Longer code is shown plain: colouring costs about a millisecond a line. */
const MAX_COLOURED = 20_000;

export type Highlight = (code: string, language: string | null) => HighlightedCode;

export function isKnownLanguage(language: string): boolean {
  const name = language.toLowerCase();
  return (
    PLAIN.includes(name) ||
    (FENCE_FLAGS as readonly string[]).includes(name) ||
    Object.hasOwn(bundledLanguages, name)
  );
}

export function knownLanguages(): string[] {
  return [...Object.keys(bundledLanguages), ...PLAIN];
}

let pending: Promise<HighlighterCore> | null = null;

/**
 * A synchronous highlighter for these languages; any other language comes out plain.
 * Loading is slow once (some 100 ms, and some 20 ms a language) and free after that.
 */
export async function loadHighlight(languages: Iterable<string>): Promise<Highlight> {
  pending ??= createHighlighterCore({
    themes: [light, dark],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const highlighter = await pending;
  for (const language of new Set([...languages].map((name) => name.toLowerCase()))) {
    if (!Object.hasOwn(bundledLanguages, language)) continue;
    await highlighter.loadLanguage(bundledLanguages[language as keyof typeof bundledLanguages]);
  }
  const loaded = new Set(highlighter.getLoadedLanguages());
  return (code, language) => {
    const name = language?.toLowerCase() ?? null;
    const coloured = name !== null && loaded.has(name) && code.length <= MAX_COLOURED;
    return render(highlighter, code, coloured ? name : 'text', name);
  };
}

function render(
  highlighter: HighlighterCore,
  code: string,
  lang: string,
  language: string | null,
): HighlightedCode {
  const tree = highlighter.codeToHast(code, {
    lang,
    themes: {
      light: 'github-light-high-contrast',
      dark: 'github-dark-high-contrast',
    },
    defaultColor: false,
  });
  const lines: string[] = [];
  const pre = tree.children[0];
  const box = pre?.type === 'element' ? pre.children[0] : undefined;
  for (const line of box?.type === 'element' ? box.children : []) {
    if (line.type === 'element') lines.push(hastToHtml({ type: 'root', children: line.children }));
  }
  return { language, lines, html: hastToHtml(tree) };
}
