// Decides how what is chosen, put in order or matched in an item of QTI becomes an answer.
import { choiceOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer } from '@/core/exchange/exchange';
import type { QtiItem } from '@/core/exchange/qti-body';
import { correctOf, declarationIn, feedbackOf, pairsOf } from '@/core/exchange/qti-key';
import { attributeOf, deepIn, elementsIn, type XmlElement } from '@/core/exchange/xml';

/** @param name of the elements that can be chosen @throws Unusable */
export function choice(
  { item, body, declarations }: QtiItem,
  element: XmlElement,
  name: string,
): ExchangeAnswer {
  const choices = deepIn(element, name);
  const declaration = declarationIn(declarations, element);
  const correct = correctOf(item, declaration);
  const ids = choices.map((one) => attributeOf(one, 'identifier'));
  const { byChoice } = feedbackOf(item, ids);
  const answer = choiceOf(
    choices.map((one) => {
      const id = attributeOf(one, 'identifier');
      const inside = deepIn(one, 'feedbackinline').map(({ children }) => body.markdown(children));
      const modal = (byChoice.get(id) ?? []).map((nodes) => body.markdown(nodes));
      const told = [...inside, ...modal].filter((text) => text !== '').join('\n\n');
      return {
        text: body.markdown(one.children),
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

/** @throws Unusable */
export function order({ item, body, declarations }: QtiItem, element: XmlElement): ExchangeAnswer {
  const correct = correctOf(item, declarationIn(declarations, element));
  const choices = new Map(
    deepIn(element, 'simplechoice').map((one) => [
      attributeOf(one, 'identifier'),
      { text: body.markdown(one.children), feedback: null, misconception: null },
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

/** @throws Unusable */
export function match({ item, body, declarations }: QtiItem, element: XmlElement): ExchangeAnswer {
  const sets = elementsIn(element, 'simplematchset').map((set) =>
    elementsIn(set, 'simpleassociablechoice').map((one) => ({
      id: attributeOf(one, 'identifier'),
      text: body.markdown(one.children),
    })),
  );
  const pairs = pairsOf(item, declarationIn(declarations, element));
  const [one = [], other = []] = sets;
  const isOnce = (set: typeof one, side: number) =>
    set.every(({ id }) => pairs.filter((pair) => pair[side] === id).length === 1);
  const turned = !isOnce(one, 0) && isOnce(other, 1);
  if (!turned && !isOnce(one, 0)) {
    throw new Unusable('Its sides do not match one to one.');
  }
  const [left, right, from, to] = turned ? [other, one, 1, 0] : [one, other, 0, 1];
  const textOfId = (id: string | undefined) => right.find((choice) => choice.id === id)?.text ?? '';
  return {
    kind: 'matching',
    heads: ['', ''],
    pairs: left.map(({ id, text }) => ({
      left: text,
      right: textOfId(pairs.find((pair) => pair[from] === id)?.[to]),
    })),
    spare: right.filter(({ id }) => !pairs.some((pair) => pair[to] === id)).map(({ text }) => text),
  };
}
