// Decides how a question is written as one item of QTI 2.1 or 2.2. Refuses to know packages.
import { clozeText, withBlanks, type Blank } from '@/core/exchange/cloze-text';
import { escapedXml } from '@/core/exchange/entities';
import type { ExchangeAnswer, ExchangeQuestion } from '@/core/exchange/exchange';
import { htmlOf, inlineHtmlOf, type PlaceImage } from '@/core/exchange/html-writer';
import type { Capacity } from '@/core/exchange/losses';

export type QtiVersion = '2.1' | '2.2';

export const qtiHolds: Capacity = {
  kinds: ['single', 'multiple', 'true-false', 'numeric', 'text', 'cloze', 'ordering', 'matching'],
  features: [
    'solution',
    'feedback',
    'tags',
    'difficulty',
    'case',
    'order',
    'pins',
    'distractors',
    'spare',
  ],
};

/** Identifiers start with a letter or an underscore. */
export function identifierOf(id: string): string {
  return /^[a-z_]/i.test(id) ? id : `_${id}`;
}

interface Parts {
  declarations: string[];
  body: string;
  /** Response processing. */
  rules: string;
}

/** @param id a slug */
export function writtenItem(
  question: ExchangeQuestion,
  id: string,
  version: QtiVersion,
  image: PlaceImage,
): string {
  const { declarations, body, rules } = partsOf(question, image);
  const space = version === '2.1' ? 'imsqti_v2p1' : 'imsqti_v2p2';
  const { solution } = question;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<assessmentItem xmlns="http://www.imsglobal.org/xsd/${space}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/${space} http://www.imsglobal.org/xsd/qti/${version === '2.1' ? 'qtiv2p1/imsqti_v2p1' : 'qtiv2p2/imsqti_v2p2'}.xsd" identifier="${identifierOf(id)}" title="${escapedXml(id)}" adaptive="false" timeDependent="false" toolName="Holdfast" toolVersion="1">`,
    ...declarations,
    '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>',
    ...(solution === null
      ? []
      : [
          '<outcomeDeclaration identifier="SOLUTION" cardinality="single" baseType="identifier"><defaultValue><value>solution</value></defaultValue></outcomeDeclaration>',
        ]),
    `<itemBody>${body}</itemBody>`,
    rules,
    ...(solution === null
      ? []
      : [
          `<modalFeedback outcomeIdentifier="SOLUTION" identifier="solution" showHide="show">${htmlOf(solution, image)}</modalFeedback>`,
        ]),
    '</assessmentItem>\n',
  ].join('\n');
}

const template = (name: string) =>
  `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>`;
const points = (value: string) => `<setOutcomeValue identifier="SCORE">${value}</setOutcomeValue>`;
const FULL = points('<baseValue baseType="float">1</baseValue>');
const RIGHT = `<responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>${FULL}</responseIf></responseCondition>`;

function declared(
  name: string,
  [cardinality, baseType]: readonly [string, string],
  values: readonly string[],
  inner = '',
): string {
  const correct = values.map((value) => `<value>${escapedXml(value)}</value>`).join('');
  return `<responseDeclaration identifier="${name}" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${correct}</correctResponse>${inner}</responseDeclaration>`;
}

function mapped(accepted: readonly string[], strict: boolean): string {
  const entries = accepted.map(
    (text) => `<mapEntry mapKey="${escapedXml(text)}" mappedValue="1" caseSensitive="${strict}"/>`,
  );
  return `<mapping defaultValue="0">${entries.join('')}</mapping>`;
}

function partsOf(question: ExchangeQuestion, image: PlaceImage): Parts {
  const { stem, answer, shuffle } = question;
  const asked = htmlOf(stem, image);
  switch (answer.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return choiceParts(answer, asked, shuffle, image);
    case 'numeric': {
      const middle = String((answer.low + answer.high) / 2);
      const bound = (name: string, value: number) =>
        `<${name}><variable identifier="RESPONSE"/><baseValue baseType="float">${value}</baseValue></${name}>`;
      return {
        declarations: [declared('RESPONSE', ['single', 'float'], [middle])],
        body: `${asked}<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>`,
        rules: `<responseProcessing><responseCondition><responseIf><and>${bound('gte', answer.low)}${bound('lte', answer.high)}</and>${FULL}</responseIf></responseCondition></responseProcessing>`,
      };
    }
    case 'text':
      return {
        declarations: [
          declared(
            'RESPONSE',
            ['single', 'string'],
            answer.accepted.slice(0, 1),
            mapped(answer.accepted, answer.strict),
          ),
        ],
        body: `${asked}<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>`,
        rules: template('map_response'),
      };
    case 'cloze':
      return clozeParts(stem, answer.strict, image);
    case 'ordering': {
      const all = [...answer.steps, ...answer.distractors];
      const count = answer.steps.length;
      const limits = answer.distractors.length > 0 ? ` maxChoices="${count}"` : '';
      return {
        declarations: [
          declared(
            'RESPONSE',
            ['ordered', 'identifier'],
            answer.steps.map((_, nth) => `C${nth + 1}`),
          ),
        ],
        body: `${asked}<orderInteraction responseIdentifier="RESPONSE" shuffle="true"${limits}>${all
          .map(
            ({ text }, nth) =>
              `<simpleChoice identifier="C${nth + 1}">${inlineHtmlOf(text, image)}</simpleChoice>`,
          )
          .join('')}</orderInteraction>`,
        rules: template('match_correct'),
      };
    }
    case 'matching':
      return matchParts(answer, asked, image);
    default:
      return { declarations: [], body: asked, rules: '' };
  }
}

function choiceParts(
  answer: Extract<ExchangeAnswer, { options: unknown }>,
  asked: string,
  shuffle: boolean,
  image: PlaceImage,
): Parts {
  const isMany = answer.kind === 'multiple';
  const told = answer.options.some(({ feedback }) => feedback !== null);
  const choices = answer.options.map(({ text, feedback, pinned }, nth) => {
    const id = `C${nth + 1}`;
    const fixed = pinned ? ' fixed="true"' : '';
    // What is said may have blocks, which only a modal feedback takes.
    const isLine = feedback !== null && !/\n/.test(feedback);
    const inside = isLine
      ? `<feedbackInline outcomeIdentifier="FEEDBACK" identifier="${id}" showHide="show">${inlineHtmlOf(feedback, image)}</feedbackInline>`
      : '';
    return {
      choice: `<simpleChoice identifier="${id}"${fixed}>${inlineHtmlOf(text, image)}${inside}</simpleChoice>`,
      modal:
        feedback === null || isLine
          ? ''
          : `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="${id}" showHide="show">${htmlOf(feedback, image)}</modalFeedback>`,
    };
  });
  const correct = answer.options.flatMap((one, nth) => (one.correct ? [`C${nth + 1}`] : []));
  const kind = [isMany ? 'multiple' : 'single', 'identifier'] as const;
  return {
    declarations: [
      declared('RESPONSE', kind, correct),
      ...(told
        ? [
            `<outcomeDeclaration identifier="FEEDBACK" cardinality="${kind[0]}" baseType="identifier"/>`,
          ]
        : []),
    ],
    body: `${asked}<choiceInteraction responseIdentifier="RESPONSE" shuffle="${shuffle}" maxChoices="${isMany ? 0 : 1}">${choices.map(({ choice }) => choice).join('')}</choiceInteraction>`,
    rules: `${
      told
        ? `<responseProcessing>${RIGHT}<setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue></responseProcessing>`
        : template('match_correct')
    }${choices.map(({ modal }) => modal).join('')}`,
  };
}

function clozeParts(stem: string, strict: boolean, image: PlaceImage): Parts {
  const { text, blanks } = clozeText(stem);
  const name = (nth: number) => `RESPONSE${nth + 1}`;
  const body = withBlanks(htmlOf(text.replace(/^(`{3,}[^\n]*?) ?\bcloze$/gm, '$1'), image), (nth) =>
    gapOf(blanks[nth], name(nth)),
  );
  const sum = blanks.map(({ wrong }, nth) =>
    wrong === null
      ? `<mapResponse identifier="${name(nth)}"/>`
      : `<mapResponse identifier="${name(nth)}"/>`,
  );
  return {
    declarations: blanks.map(({ accepted, wrong }, nth) =>
      wrong === null
        ? declared(name(nth), ['single', 'string'], accepted.slice(0, 1), mapped(accepted, strict))
        : declared(
            name(nth),
            ['single', 'identifier'],
            ['C1'],
            mapped(
              accepted.map((_, index) => `C${index + 1}`),
              true,
            ),
          ),
    ),
    body,
    rules: `<responseProcessing>${points(`<sum>${sum.join('')}</sum>`)}</responseProcessing>`,
  };
}

function gapOf(blank: Blank | undefined, name: string): string {
  if (blank === undefined) return '';
  if (blank.wrong === null) return `<textEntryInteraction responseIdentifier="${name}"/>`;
  const choices = [...blank.accepted, ...blank.wrong].map(
    (text, nth) => `<inlineChoice identifier="C${nth + 1}">${escapedXml(text)}</inlineChoice>`,
  );
  return `<inlineChoiceInteraction responseIdentifier="${name}" shuffle="true">${choices.join('')}</inlineChoiceInteraction>`;
}

function matchParts(
  { pairs, spare }: Extract<ExchangeAnswer, { kind: 'matching' }>,
  asked: string,
  image: PlaceImage,
): Parts {
  const rights = [...new Set([...pairs.map(({ right }) => right), ...spare])];
  const side = (text: string, id: string, most: number) =>
    `<simpleAssociableChoice identifier="${id}" matchMax="${most}">${inlineHtmlOf(text, image)}</simpleAssociableChoice>`;
  const keys = pairs.map(({ right }, nth) => `L${nth + 1} R${rights.indexOf(right) + 1}`);
  const lefts = pairs.map(({ left }, nth) => side(left, `L${nth + 1}`, 1)).join('');
  const others = rights.map((text, nth) => side(text, `R${nth + 1}`, pairs.length)).join('');
  return {
    declarations: [declared('RESPONSE', ['multiple', 'directedPair'], keys)],
    body: `${asked}<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="${pairs.length}"><simpleMatchSet>${lefts}</simpleMatchSet><simpleMatchSet>${others}</simpleMatchSet></matchInteraction>`,
    rules: template('match_correct'),
  };
}
