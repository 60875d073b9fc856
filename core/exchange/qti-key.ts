// Decides what an item of QTI says is right, and what it says of each choice: in its declarations
// first, and else in the commoner shapes of its response processing.
import { Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer } from '@/core/exchange/exchange';
import { textContent, type HtmlNode } from '@/core/exchange/html-tree';
import { attributeOf, deepIn, elementsIn, firstIn, type XmlElement } from '@/core/exchange/xml';

export interface Declaration {
  name: string;
  /** single, multiple, ordered */
  cardinality: string;
  /** identifier, string, float, directedPair… */
  baseType: string;
  correct: string[];
  mapped: { key: string; value: number; strict: boolean }[];
}

export function declarationsOf(item: XmlElement): Map<string, Declaration> {
  return new Map(
    elementsIn(item, 'responsedeclaration').map((one) => {
      const name = attributeOf(one, 'identifier');
      const mapping = firstIn(one, 'mapping');
      return [
        name,
        {
          name,
          cardinality: attributeOf(one, 'cardinality'),
          baseType: attributeOf(one, 'basetype'),
          correct: elementsIn(firstIn(one, 'correctresponse'), 'value').map(textOfElement),
          mapped: elementsIn(mapping, 'mapentry').map((entry) => ({
            key: attributeOf(entry, 'mapkey'),
            value: Number(attributeOf(entry, 'mappedvalue')),
            strict: attributeOf(entry, 'casesensitive') === 'true',
          })),
        },
      ];
    }),
  );
}

/** What is declared for an interaction; nothing but its name where that is forgotten. */
export function declarationIn(
  declarations: ReadonlyMap<string, Declaration>,
  interaction: XmlElement,
): Declaration {
  const name = attributeOf(interaction, 'responseidentifier');
  return declarations.get(name) ?? { name, cardinality: '', baseType: '', correct: [], mapped: [] };
}

/** Ids or texts that are right; of a map those that are worth most, of several choices all that pay. */
export function correctOf(item: XmlElement, declaration: Declaration): string[] {
  const paying = declaration.mapped.filter(({ value }) => value > 0);
  const most = Math.max(0, ...paying.map(({ value }) => value));
  const best = paying
    .filter(({ value }) => declaration.cardinality === 'multiple' || value === most)
    .map(({ key }) => key);
  if (declaration.cardinality === 'single' && best.length > 0) {
    return [...new Set([...best, ...declaration.correct])];
  }
  if (declaration.correct.length > 0) return declaration.correct;
  if (best.length > 0) return best;
  return processed(item, declaration.name);
}

/** Ids that belong together, as `correctOf` has them: two in a sound item. */
export function pairsOf(item: XmlElement, declaration: Declaration): string[][] {
  return correctOf(item, declaration).map((pair) => pair.trim().split(/\s+/));
}

/** What the first rule that pays compares the response with. */
function processed(item: XmlElement, name: string): string[] {
  const rules = deepIn(firstIn(item, 'responseprocessing'), 'responseif', 'responseelseif');
  const right = rules.find((rule) =>
    deepIn(rule, 'setoutcomevalue').some(
      (set) =>
        /score|result/i.test(attributeOf(set, 'identifier')) &&
        deepIn(set, 'basevalue').some((value) => Number(textOfElement(value)) > 0),
    ),
  );
  return comparisonsOf(right, name);
}

/** Base values that stand beside the variable of this name, outside of what is set. */
function comparisonsOf(rule: XmlElement | undefined, name: string): string[] {
  return deepIn(rule, 'match', 'member', 'stringmatch', 'equal').flatMap((match) =>
    deepIn(match, 'variable').some((one) => attributeOf(one, 'identifier') === name)
      ? deepIn(match, 'basevalue').map(textOfElement)
      : [],
  );
}

/** @throws Unusable where it says no number */
export function numberOf(item: XmlElement, declaration: Declaration): ExchangeAnswer {
  const [low, high] = rangeOf(item, declaration);
  return { kind: 'numeric', low, high, unit: null };
}

/** @throws Unusable where it says no number */
function rangeOf(item: XmlElement, declaration: Declaration): [low: number, high: number] {
  const processing = firstIn(item, 'responseprocessing');
  const bound = (...names: string[]) =>
    deepIn(processing, ...names)
      .filter((one) =>
        deepIn(one, 'variable').some((of) => attributeOf(of, 'identifier') === declaration.name),
      )
      .flatMap((one) => deepIn(one, 'basevalue').map((value) => Number(textOfElement(value))))
      .find((value) => Number.isFinite(value));
  const [least, greatest] = [bound('gte', 'gt'), bound('lte', 'lt')];
  if (least !== undefined && greatest !== undefined) return [least, greatest];
  const [correct] = correctOf(item, declaration);
  const value = Number(correct ?? 'none');
  if (!Number.isFinite(value) || correct?.trim() === '') {
    throw new Unusable('Its number cannot be read.');
  }
  const equal = deepIn(processing, 'equal').find((one) => attributeOf(one, 'tolerance') !== '');
  const [below = 0, above = below] = attributeOf(equal, 'tolerance')
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(Number);
  const share = attributeOf(equal, 'tolerancemode') === 'relative' ? Math.abs(value) / 100 : 1;
  const [low, high] = [value - below * share, value + above * share];
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw new Unusable('Its number cannot be read.');
  }
  return [low, high];
}

/** What is said of each choice, and of the item as a whole. */
export function feedbackOf(
  item: XmlElement,
  choices: readonly string[],
): { byChoice: Map<string, HtmlNode[][]>; general: HtmlNode[][] } {
  const byChoice = new Map<string, HtmlNode[][]>();
  const general: HtmlNode[][] = [];
  const all = choices.length > 0 ? choices : choicesOf(item);
  const rules = deepIn(firstIn(item, 'responseprocessing'), 'responseif', 'responseelseif');
  for (const feedback of elementsIn(item, 'modalfeedback')) {
    const id = attributeOf(feedback, 'identifier');
    const shown = rules.filter((rule) =>
      deepIn(rule, 'setoutcomevalue').some((set) =>
        deepIn(set, 'basevalue').some((value) => textOfElement(value) === id),
      ),
    );
    const named = all.includes(id)
      ? [id]
      : [
          ...new Set(
            shown
              .flatMap((rule) =>
                deepIn(rule, 'match', 'member').flatMap((one) => deepIn(one, 'basevalue')),
              )
              .map(textOfElement)
              .filter((value) => all.includes(value)),
          ),
        ];
    const [only] = named;
    if (named.length === 1 && only !== undefined) {
      byChoice.set(only, [...(byChoice.get(only) ?? []), feedback.children]);
    } else if (!/incorrect|wrong|partial|retry/i.test(id)) {
      general.push(feedback.children);
    }
  }
  return { byChoice, general };
}

function choicesOf(item: XmlElement): string[] {
  return deepIn(firstIn(item, 'itembody'), 'simplechoice', 'hottext').map((one) =>
    attributeOf(one, 'identifier'),
  );
}

function textOfElement(element: XmlElement): string {
  return textContent(element.children).trim();
}
