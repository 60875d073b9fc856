// Decides how what is typed, picked or dragged into a text of QTI becomes a question: one text or
// number to type, or a cloze.
import {
  blankMark,
  clozeStem,
  MAX_BLANKS,
  withoutMarks,
  type Blank,
} from '@/core/exchange/cloze-text';
import { gapFor, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft } from '@/core/exchange/exchange';
import { wordsOf, type HtmlNode } from '@/core/exchange/html-tree';
import type { QtiItem } from '@/core/exchange/qti-body';
import {
  correctOf,
  declarationIn,
  numberOf,
  pairsOf,
  type Declaration,
} from '@/core/exchange/qti-key';
import { attributeOf, deepIn, type XmlElement } from '@/core/exchange/xml';

/** @param found text entries and inline choices, all that the item has @throws Unusable */
export function inline(
  asked: QtiItem,
  found: readonly XmlElement[],
): Pick<ExchangeDraft, 'stem' | 'answer'> {
  const { item, body, declarations } = asked;
  if (found.length > MAX_BLANKS) throw new Unusable('It has too many gaps.');
  const [only] = found;
  const isOne = found.length === 1 && only?.name === 'textentryinteraction';
  const text = body.with((element) => [blankMark(found.indexOf(element))]);
  const declaration = only === undefined ? null : declarationIn(declarations, only);
  if (isOne && declaration !== null) {
    const isNumber = /^(float|integer)$/.test(declaration.baseType);
    const alone = /(?:^|\n\n|[?:] ?\n?)\u{E100}$/u.test(text);
    if (isNumber || alone) {
      const stem = alone
        ? text.replace(/\s*\u{E100}$/u, '')
        : text.replace(/\u{E100}/u, '\\_\\_\\_\\_\\_');
      return {
        stem: stem || attributeOf(item, 'title'),
        answer: isNumber ? numberOf(item, declaration) : typed(item, declaration),
      };
    }
  }
  const blanks = found.map((element) => blankOf(asked, element));
  const strict = found
    .filter(({ name }) => name === 'textentryinteraction')
    .map((element) => isStrict(declarationIn(declarations, element)));
  return {
    stem: clozeStem({ text, blanks }),
    answer: { kind: 'cloze', strict: strict.length > 0 && strict.every((one) => one) },
  };
}

/** @throws Unusable */
export function gapMatch(
  { item, body, declarations }: QtiItem,
  element: XmlElement,
): Pick<ExchangeDraft, 'stem' | 'answer'> {
  const words = deepIn(element, 'gaptext').map((one) => ({
    id: attributeOf(one, 'identifier'),
    text: wordsOf(one.children),
  }));
  if (words.length === 0) throw new Unusable('Its gaps are filled with images.');
  const pairs = pairsOf(item, declarationIn(declarations, element));
  const blanks: Blank[] = [];
  const gapped = (nodes: readonly HtmlNode[]): HtmlNode[] =>
    nodes.flatMap((node): HtmlNode[] => {
      if (typeof node === 'string') return [withoutMarks(node)];
      if (node.name === 'gaptext' || node.name === 'gapimg') return [];
      if (node.name !== 'gap') return [{ ...node, children: gapped(node.children) }];
      const id = attributeOf(node, 'identifier');
      const right = pairs.filter((pair) => pair.includes(id)).flat();
      const accepted = words.filter((word) => right.includes(word.id)).map(({ text }) => text);
      const wrong = words.map(({ text }) => text).filter((text) => !accepted.includes(text));
      blanks.push(gapFor(accepted, [...new Set(wrong)]));
      return [blankMark(blanks.length - 1)];
    });
  const text = body.with(({ children }) => [
    { name: 'div', attributes: {}, children: gapped(children) },
  ]);
  return { stem: clozeStem({ text, blanks }), answer: { kind: 'cloze', strict: false } };
}

function blankOf({ item, declarations }: QtiItem, element: XmlElement): Blank {
  const declaration = declarationIn(declarations, element);
  const correct = correctOf(item, declaration);
  if (element.name === 'textentryinteraction') return gapFor(correct);
  const choices = deepIn(element, 'inlinechoice').map((choice) => ({
    id: attributeOf(choice, 'identifier'),
    text: wordsOf(choice.children),
  }));
  const accepted = choices.filter(({ id }) => correct.includes(id)).map(({ text }) => text);
  const wrong = choices.filter(({ id }) => !correct.includes(id)).map(({ text }) => text);
  return gapFor(accepted, wrong);
}

function isStrict({ mapped }: Declaration): boolean {
  return mapped.length > 0 && mapped.every(({ strict }) => strict);
}

function typed(item: XmlElement, declaration: Declaration): ExchangeAnswer {
  const correct = correctOf(item, declaration);
  if (correct.length === 0) throw new Unusable('It does not say what is right.');
  return textOf(correct, isStrict(declaration));
}
