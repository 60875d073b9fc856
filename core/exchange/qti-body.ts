// Decides what of an item's body is shown, and gathers what is to be said about it. Refuses to know
// what is right.
import { withoutMarks } from '@/core/exchange/cloze-text';
import { Unusable } from '@/core/exchange/draft';
import { textContent, type HtmlElement, type HtmlNode } from '@/core/exchange/html-tree';
import { markdownOfNodes } from '@/core/exchange/html-text';
import type { Declaration } from '@/core/exchange/qti-key';
import { attributeOf, deepIn, elementsIn, firstIn, type XmlElement } from '@/core/exchange/xml';

export const INTERACTION = /interaction$/;

/** What a part of an item is read with. */
export interface QtiItem {
  item: XmlElement;
  body: ItemBody;
  /** By their names. */
  declarations: ReadonlyMap<string, Declaration>;
}

export class ItemBody {
  readonly notes = new Set<string>();
  private readonly body: XmlElement;

  /**
   * @param place where an image of the item is, by what its `src` says
   * @throws Unusable where the item has no body
   */
  constructor(
    item: XmlElement,
    private readonly place: (source: string) => string,
  ) {
    const body = firstIn(item, 'itembody');
    if (body === undefined) throw new Unusable('It has no body.');
    this.body = body;
  }

  /** All that asks something, in its order. */
  interactions(): XmlElement[] {
    const names = elementsUnder(this.body)
      .map(({ name }) => name)
      .filter((name) => INTERACTION.test(name));
    return deepIn(this.body, ...new Set(names));
  }

  /** What is said once an answer was given. */
  feedback(): string[] {
    return deepIn(this.body, 'feedbackblock').map((one) => this.markdown(one.children));
  }

  markdown(nodes: readonly HtmlNode[]): string {
    return markdownOfNodes(this.placed(nodes), this.notes);
  }

  /** The body with something in the place of each interaction. */
  with(replace: (element: XmlElement) => HtmlNode[]): string {
    const walk = (nodes: readonly HtmlNode[]): HtmlNode[] =>
      nodes.flatMap((node): HtmlNode[] => {
        if (typeof node === 'string') return [withoutMarks(node)];
        if (INTERACTION.test(node.name)) return replace(node);
        return [{ ...node, children: walk(node.children) }];
      });
    return this.markdown(walk(this.body.children));
  }

  /** The body with the prompt of each interaction in its place. */
  stem(): string {
    return this.with((element) => [
      { name: 'div', attributes: {}, children: firstIn(element, 'prompt')?.children ?? [] },
    ]);
  }

  /** Images found, feedback and what only scorers see taken out. */
  private placed(nodes: readonly HtmlNode[]): HtmlNode[] {
    return nodes.flatMap((node): HtmlNode[] => {
      if (typeof node === 'string') return [node];
      if (/^(feedback(block|inline)|modalfeedback|stylesheet|templateblock)$/.test(node.name))
        return [];
      if (node.name === 'rubricblock' && !/candidate|^$/.test(attributeOf(node, 'view'))) return [];
      const source = node.name === 'object' ? attributeOf(node, 'data') : attributeOf(node, 'src');
      const isImage =
        node.name === 'img' ||
        (node.name === 'object' &&
          (/^image\//.test(attributeOf(node, 'type')) ||
            /\.(png|jpe?g|gif|svg|webp)$/i.test(source)));
      if (isImage && source !== '') {
        const alt = attributeOf(node, 'alt') || textContent(node.children).trim();
        return [{ name: 'img', attributes: { src: this.place(source), alt }, children: [] }];
      }
      return [{ ...node, children: this.placed(node.children) }];
    });
  }
}

function elementsUnder(element: HtmlElement): HtmlElement[] {
  return elementsIn(element).flatMap((child) => [child, ...elementsUnder(child)]);
}
