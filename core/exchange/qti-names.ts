// Decides under which names an item of QTI is read, whatever its version calls them, and by which
// words it is known.
import { wordsOf } from '@/core/exchange/html-tree';
import { attributeOf, firstIn, type XmlElement } from '@/core/exchange/xml';

/** QTI 3 has other names for the same things: `qti-simple-choice`, `response-identifier`. */
export function plainNames(node: XmlElement): XmlElement {
  if (!/^qti-/.test(node.name)) return node;
  const rename = (element: XmlElement): XmlElement => ({
    name: element.name.startsWith('qti-')
      ? element.name.slice(4).replaceAll('-', '')
      : element.name,
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([key, value]) => [key.replaceAll('-', ''), value]),
    ),
    children: element.children.map((child) => (typeof child === 'string' ? child : rename(child))),
  });
  return rename(node);
}

/** The words of an item, for a line about it. */
export function wordsOfItem(item: XmlElement): string {
  const words = wordsOf(firstIn(item, 'itembody')?.children ?? []);
  return words === '' ? attributeOf(item, 'title') : words;
}
