// Decides how one item of QTI 2.1, 2.2 or 3.0 becomes a question. Refuses to know packages.
import {
  blankMark,
  clozeStem,
  MAX_BLANKS,
  withoutMarks,
  type Blank,
} from '@/core/exchange/cloze-text';
import { choiceOf, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft } from '@/core/exchange/exchange';
import { textContent, type HtmlElement, type HtmlNode } from '@/core/exchange/html-tree';
import { markdownOfNodes } from '@/core/exchange/html-text';
import {
  correctOf,
  declarationsOf,
  feedbackOf,
  rangeOf,
  type Declaration,
} from '@/core/exchange/qti-key';
import { attributeOf, deepIn, elementsIn, firstIn, type XmlElement } from '@/core/exchange/xml';

const INTERACTION = /interaction$/;
const INLINE = ['textentryinteraction', 'inlinechoiceinteraction'];
const REFUSED: Readonly<Record<string, string>> = {
  extendedtextinteraction: 'It asks for a longer text, which cannot be graded.',
  uploadinteraction: 'It asks for a file, which cannot be graded.',
  drawinginteraction: 'It asks for a drawing, which cannot be graded.',
  associateinteraction: 'It associates words of one set with each other, which is not taken.',
};

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
  const words = textContent(firstIn(item, 'itembody')?.children ?? [])
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? attributeOf(item, 'title') : words;
}

/**
 * @param place where an image of the item is, by what its `src` says
 * @throws Unusable
 */
export function readItem(item: XmlElement, place: (source: string) => string): ExchangeDraft {
  return new ItemReader(item, place).draft();
}

class ItemReader {
  private readonly notes = new Set<string>();
  private readonly declarations: Map<string, Declaration>;
  private readonly body: XmlElement;

  constructor(
    private readonly item: XmlElement,
    private readonly place: (source: string) => string,
  ) {
    this.declarations = declarationsOf(item);
    const body = firstIn(item, 'itembody');
    if (body === undefined) throw new Unusable('It has no body.');
    this.body = body;
  }

  draft(): ExchangeDraft {
    const found = deepIn(this.body, ...interactionNames(this.body));
    const [first] = found;
    if (first === undefined) throw new Unusable('It has nothing to answer.');
    const asked = found.every(({ name }) => INLINE.includes(name))
      ? this.inline(found)
      : found.length > 1
        ? refuseSeveral(found)
        : this.block(first);
    const blocks = deepIn(this.body, 'feedbackblock').map((one) => this.markdown(one.children));
    const { general } = feedbackOf(this.item, []);
    const told = [...general.map((one) => this.markdown(one)), ...blocks].filter(
      (one) => one !== '',
    );
    const id = attributeOf(this.item, 'identifier').replace(/^_(?=[\d-])/, '');
    return {
      id: id === '' ? null : id,
      solution: told.length === 0 ? null : [...new Set(told)].join('\n\n'),
      ...asked,
      notes: [...this.notes],
    };
  }

  private markdown(nodes: readonly HtmlNode[]): string {
    return markdownOfNodes(this.placed(nodes), this.notes);
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

  /** The body with something in the place of each interaction. */
  private bodyWith(replace: (element: XmlElement) => HtmlNode[]): string {
    const walk = (nodes: readonly HtmlNode[]): HtmlNode[] =>
      nodes.flatMap((node): HtmlNode[] => {
        if (typeof node === 'string') return [withoutMarks(node)];
        if (INTERACTION.test(node.name)) return replace(node);
        return [{ ...node, children: walk(node.children) }];
      });
    return this.markdown(walk(this.body.children));
  }

  private stem(): string {
    return this.bodyWith((element) => [
      { name: 'div', attributes: {}, children: firstIn(element, 'prompt')?.children ?? [] },
    ]);
  }

  private declarationOf(element: XmlElement): Declaration {
    const name = attributeOf(element, 'responseidentifier');
    return (
      this.declarations.get(name) ?? {
        name,
        cardinality: '',
        baseType: '',
        correct: [],
        mapped: [],
      }
    );
  }

  private inline(found: readonly XmlElement[]): Pick<ExchangeDraft, 'stem' | 'answer'> {
    if (found.length > MAX_BLANKS) throw new Unusable('It has too many gaps.');
    const [only] = found;
    const isOne = found.length === 1 && only?.name === 'textentryinteraction';
    const text = this.bodyWith((element) => [blankMark(found.indexOf(element))]);
    const declaration = only === undefined ? null : this.declarationOf(only);
    if (isOne && declaration !== null) {
      const isNumber = /^(float|integer)$/.test(declaration.baseType);
      const alone = /(?:^|\n\n|[?:] ?\n?)\u{E100}$/u.test(text);
      if (isNumber || alone) {
        const stem = alone
          ? text.replace(/\s*\u{E100}$/u, '')
          : text.replace(/\u{E100}/u, '\\_\\_\\_\\_\\_');
        return {
          stem: stem || attributeOf(this.item, 'title'),
          answer: isNumber ? this.number(declaration) : typed(this.item, declaration),
        };
      }
    }
    const blanks = found.map((element) => this.blankOf(element));
    const strict = found
      .filter(({ name }) => name === 'textentryinteraction')
      .map((element) => isStrict(this.declarationOf(element)));
    return {
      stem: clozeStem({ text, blanks }),
      answer: { kind: 'cloze', strict: strict.length > 0 && strict.every((one) => one) },
    };
  }

  private blankOf(element: XmlElement): Blank {
    const declaration = this.declarationOf(element);
    const correct = correctOf(this.item, declaration);
    if (element.name === 'textentryinteraction') {
      if (correct.length === 0) throw new Unusable('It does not say what fits one of its gaps.');
      return { accepted: correct, wrong: null };
    }
    const choices = deepIn(element, 'inlinechoice').map((choice) => ({
      id: attributeOf(choice, 'identifier'),
      text: textContent(choice.children).replace(/\s+/g, ' ').trim(),
    }));
    const accepted = choices.filter(({ id }) => correct.includes(id)).map(({ text }) => text);
    const wrong = choices.filter(({ id }) => !correct.includes(id)).map(({ text }) => text);
    if (accepted.length === 0) throw new Unusable('It does not say what fits one of its gaps.');
    return { accepted, wrong: wrong.length === 0 ? null : wrong };
  }

  private number(declaration: Declaration): ExchangeAnswer {
    const [low, high] = rangeOf(this.item, declaration);
    return { kind: 'numeric', low, high, unit: null };
  }

  private block(element: XmlElement): Pick<ExchangeDraft, 'stem' | 'answer' | 'shuffle'> {
    const shuffle = attributeOf(element, 'shuffle') !== 'false';
    switch (element.name) {
      case 'choiceinteraction':
        return { stem: this.stem(), answer: this.choice(element, 'simplechoice'), shuffle };
      case 'hottextinteraction':
        return {
          stem: this.bodyWith(({ children }) => children),
          answer: this.choice(element, 'hottext'),
          shuffle: false,
        };
      case 'orderinteraction':
        return { stem: this.stem(), answer: this.order(element) };
      case 'matchinteraction':
        return { stem: this.stem(), answer: this.match(element) };
      case 'gapmatchinteraction':
        return this.gapMatch(element);
      case 'sliderinteraction':
        return { stem: this.stem(), answer: this.number(this.declarationOf(element)) };
      default:
        throw new Unusable(
          REFUSED[element.name] ?? `Its kind of answer (${element.name}) is not taken.`,
        );
    }
  }

  private choice(element: XmlElement, name: string): ExchangeAnswer {
    const choices = deepIn(element, name);
    const declaration = this.declarationOf(element);
    const correct = correctOf(this.item, declaration);
    const ids = choices.map((one) => attributeOf(one, 'identifier'));
    const { byChoice } = feedbackOf(this.item, ids);
    const answer = choiceOf(
      choices.map((one) => {
        const id = attributeOf(one, 'identifier');
        const inside = deepIn(one, 'feedbackinline').map(({ children }) => this.markdown(children));
        const modal = (byChoice.get(id) ?? []).map((nodes) => this.markdown(nodes));
        const told = [...inside, ...modal].filter((text) => text !== '').join('\n\n');
        return {
          text: this.markdown(one.children),
          correct: correct.includes(id),
          feedback: told === '' ? null : told,
          pinned: attributeOf(one, 'fixed') === 'true',
        };
      }),
    );
    return declaration.cardinality === 'multiple' && answer.kind === 'single'
      ? { ...answer, kind: 'multiple' }
      : answer;
  }

  private order(element: XmlElement): ExchangeAnswer {
    const correct = correctOf(this.item, this.declarationOf(element));
    const choices = new Map(
      deepIn(element, 'simplechoice').map((one) => [
        attributeOf(one, 'identifier'),
        { text: this.markdown(one.children), feedback: null, misconception: null },
      ]),
    );
    const steps = correct.flatMap((id) => choices.get(id) ?? []);
    if (steps.length < 2) throw new Unusable('It does not say which order is right.');
    return {
      kind: 'ordering',
      steps,
      distractors: [...choices].flatMap(([id, piece]) => (correct.includes(id) ? [] : [piece])),
    };
  }

  private match(element: XmlElement): ExchangeAnswer {
    const sets = elementsIn(element, 'simplematchset').map((set) =>
      elementsIn(set, 'simpleassociablechoice').map((one) => ({
        id: attributeOf(one, 'identifier'),
        text: this.markdown(one.children),
      })),
    );
    const pairs = correctOf(this.item, this.declarationOf(element)).map((pair) =>
      pair.trim().split(/\s+/),
    );
    const [one = [], other = []] = sets;
    const isOnce = (set: typeof one, side: number) =>
      set.every(({ id }) => pairs.filter((pair) => pair[side] === id).length === 1);
    const turned = !isOnce(one, 0) && isOnce(other, 1);
    if (!turned && !isOnce(one, 0)) {
      throw new Unusable('Its sides do not match one to one.');
    }
    const [left, right, from, to] = turned ? [other, one, 1, 0] : [one, other, 0, 1];
    const textOfId = (id: string | undefined) =>
      right.find((choice) => choice.id === id)?.text ?? '';
    return {
      kind: 'matching',
      heads: ['', ''],
      pairs: left.map(({ id, text }) => ({
        left: text,
        right: textOfId(pairs.find((pair) => pair[from] === id)?.[to]),
      })),
      spare: right
        .filter(({ id }) => !pairs.some((pair) => pair[to] === id))
        .map(({ text }) => text),
    };
  }

  private gapMatch(element: XmlElement): Pick<ExchangeDraft, 'stem' | 'answer'> {
    const words = deepIn(element, 'gaptext').map((one) => ({
      id: attributeOf(one, 'identifier'),
      text: textContent(one.children).replace(/\s+/g, ' ').trim(),
    }));
    if (words.length === 0) throw new Unusable('Its gaps are filled with images.');
    const pairs = correctOf(this.item, this.declarationOf(element)).map((pair) =>
      pair.trim().split(/\s+/),
    );
    const blanks: Blank[] = [];
    const gapped = (nodes: readonly HtmlNode[]): HtmlNode[] =>
      nodes.flatMap((node): HtmlNode[] => {
        if (typeof node === 'string') return [withoutMarks(node)];
        if (node.name === 'gaptext' || node.name === 'gapimg') return [];
        if (node.name !== 'gap') return [{ ...node, children: gapped(node.children) }];
        const id = attributeOf(node, 'identifier');
        const right = pairs.filter((pair) => pair.includes(id)).flat();
        const accepted = words.filter((word) => right.includes(word.id)).map(({ text }) => text);
        if (accepted.length === 0) throw new Unusable('It does not say what fits one of its gaps.');
        const wrong = words.map(({ text }) => text).filter((text) => !accepted.includes(text));
        blanks.push({ accepted, wrong: wrong.length === 0 ? null : [...new Set(wrong)] });
        return [blankMark(blanks.length - 1)];
      });
    const text = this.bodyWith(({ children }) => [
      { name: 'div', attributes: {}, children: gapped(children) },
    ]);
    return { stem: clozeStem({ text, blanks }), answer: { kind: 'cloze', strict: false } };
  }
}

function interactionNames(body: HtmlElement): string[] {
  return [
    ...new Set(
      deepElements(body)
        .map(({ name }) => name)
        .filter((name) => INTERACTION.test(name)),
    ),
  ];
}

function deepElements(element: HtmlElement): HtmlElement[] {
  return elementsIn(element).flatMap((child) => [child, ...deepElements(child)]);
}

function refuseSeveral(found: readonly XmlElement[]): never {
  const names = [...new Set(found.map(({ name }) => name.replace(INTERACTION, '')))].join(', ');
  throw new Unusable(`It asks several things at once (${names}).`);
}

function isStrict({ mapped }: Declaration): boolean {
  return mapped.length > 0 && mapped.every(({ strict }) => strict);
}

function typed(item: XmlElement, declaration: Declaration): ExchangeAnswer {
  const correct = correctOf(item, declaration);
  if (correct.length === 0) throw new Unusable('It does not say what is right.');
  return textOf(correct, isStrict(declaration));
}
