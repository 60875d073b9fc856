// Decides how one item of QTI 2.1, 2.2 or 3.0 becomes a question. Refuses to know packages.
import { Unusable } from '@/core/exchange/draft';
import type { ExchangeDraft } from '@/core/exchange/exchange';
import { INTERACTION, ItemBody, type QtiItem } from '@/core/exchange/qti-body';
import { choice, match, order } from '@/core/exchange/qti-choices';
import { gapMatch, inline } from '@/core/exchange/qti-gaps';
import { declarationIn, declarationsOf, feedbackOf, numberOf } from '@/core/exchange/qti-key';
import { attributeOf, type XmlElement } from '@/core/exchange/xml';

const INLINE = ['textentryinteraction', 'inlinechoiceinteraction'];
const REFUSED: Readonly<Record<string, string>> = {
  extendedtextinteraction: 'It asks for a longer text, which cannot be graded.',
  uploadinteraction: 'It asks for a file, which cannot be graded.',
  drawinginteraction: 'It asks for a drawing, which cannot be graded.',
  associateinteraction: 'It associates words of one set with each other, which is not taken.',
};

/**
 * @param place where an image of the item is, by what its `src` says
 * @throws Unusable
 */
export function readItem(item: XmlElement, place: (source: string) => string): ExchangeDraft {
  const body = new ItemBody(item, place);
  const asked = answerOf({ item, body, declarations: declarationsOf(item) });
  const blocks = body.feedback();
  const { general } = feedbackOf(item, []);
  const told = [...general.map((one) => body.markdown(one)), ...blocks].filter((one) => one !== '');
  const id = attributeOf(item, 'identifier').replace(/^_(?=[\d-])/, '');
  return {
    id: id === '' ? null : id,
    solution: told.length === 0 ? null : [...new Set(told)].join('\n\n'),
    ...asked,
    notes: [...body.notes],
  };
}

type Asked = Pick<ExchangeDraft, 'stem' | 'answer' | 'shuffle'>;

function answerOf(asked: QtiItem): Asked {
  const found = asked.body.interactions();
  const [first] = found;
  if (first === undefined) throw new Unusable('It has nothing to answer.');
  if (found.every(({ name }) => INLINE.includes(name))) return inline(asked, found);
  return found.length > 1 ? refuseSeveral(found) : block(asked, first);
}

function block(asked: QtiItem, element: XmlElement): Asked {
  const { item, body, declarations } = asked;
  const shuffle = attributeOf(element, 'shuffle') !== 'false';
  switch (element.name) {
    case 'choiceinteraction':
      return { stem: body.stem(), answer: choice(asked, element, 'simplechoice'), shuffle };
    case 'hottextinteraction':
      return {
        stem: body.with(({ children }) => children),
        answer: choice(asked, element, 'hottext'),
        shuffle: false,
      };
    case 'orderinteraction':
      return { stem: body.stem(), answer: order(asked, element) };
    case 'matchinteraction':
      return { stem: body.stem(), answer: match(asked, element) };
    case 'gapmatchinteraction':
      return gapMatch(asked, element);
    case 'sliderinteraction':
      return { stem: body.stem(), answer: numberOf(item, declarationIn(declarations, element)) };
    default:
      throw new Unusable(
        REFUSED[element.name] ?? `Its kind of answer (${element.name}) is not taken.`,
      );
  }
}

function refuseSeveral(found: readonly XmlElement[]): never {
  const names = [...new Set(found.map(({ name }) => name.replace(INTERACTION, '')))].join(', ');
  throw new Unusable(`It asks several things at once (${names}).`);
}
