// Decides how one question is written as Moodle XML.
import { clozeText, withBlanks } from '@/core/exchange/cloze-text';
import type { ExchangeAnswer, ExchangeQuestion, WriteAids } from '@/core/exchange/exchange';
import { base64Of } from '@/core/exchange/images';
import { imagesOf } from '@/core/exchange/losses';
import { gapOf } from '@/core/exchange/moodle-gaps';
import { cdata } from '@/core/exchange/xml';

const TYPES: Partial<Record<ExchangeAnswer['kind'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  numeric: 'numerical',
  text: 'shortanswer',
  cloze: 'cloze',
  ordering: 'ordering',
  matching: 'matching',
};

export function writeMoodleQuestion(question: ExchangeQuestion, aids: WriteAids): string {
  const { id, stem, answer, solution, hints, tags, difficulty, shuffle } = question;
  const levels = difficulty === null ? [] : [`level-${difficulty}`];
  const asked = answer.kind === 'cloze' ? withGaps(stem, answer.strict) : stem;
  return [
    `<question type="${TYPES[answer.kind] ?? ''}">`,
    `<name>${texted(id ?? stem.slice(0, 60))}</name>`,
    `<questiontext format="markdown">${texted(withFiles(asked, question))}${filesOf(question, aids)}</questiontext>`,
    ...(solution === null
      ? []
      : [
          `<generalfeedback format="markdown">${texted(withFiles(solution, question))}</generalfeedback>`,
        ]),
    ...(id === null ? [] : [`<idnumber>${cdata(id)}</idnumber>`]),
    ...answerLines(answer, question),
    ...('options' in answer || answer.kind === 'matching' || !shuffle
      ? [`<shuffleanswers>${shuffle ? 'true' : 'false'}</shuffleanswers>`]
      : []),
    ...hints.map((hint) => `<hint format="markdown">${texted(withFiles(hint, question))}</hint>`),
    `<tags>${[...tags, ...levels].map((tag) => `<tag>${texted(tag)}</tag>`).join('')}</tags>`,
    '</question>\n',
  ].join('\n');
}

function withGaps(stem: string, strict: boolean): string {
  const { text, blanks } = clozeText(stem);
  return withBlanks(text, (nth) => {
    const blank = blanks[nth];
    return blank === undefined ? '' : gapOf(blank, strict);
  });
}

/** Images stand beside the text that shows the first of them; Moodle finds them by their names. */
function withFiles(text: string, question: ExchangeQuestion): string {
  return imagesOf(question).reduce(
    (all, address) => all.replaceAll(address, `@@PLUGINFILE@@/${nameOf(address)}`),
    text,
  );
}

function filesOf(question: ExchangeQuestion, aids: WriteAids): string {
  return imagesOf(question)
    .map((address) => {
      const bytes = aids.image(address);
      return bytes === null
        ? ''
        : `<file name="${nameOf(address)}" path="/" encoding="base64">${base64Of(bytes)}</file>`;
    })
    .join('');
}

function nameOf(address: string): string {
  return address.replace(/^.*\//, '').replace(/[^\w.-]/g, '_');
}

function answerLines(answer: ExchangeAnswer, question: ExchangeQuestion): string[] {
  const say = (text: string) => texted(withFiles(text, question));
  switch (answer.kind) {
    case 'numeric': {
      const middle = (answer.low + answer.high) / 2;
      const width = (answer.high - answer.low) / 2;
      return [
        `<answer fraction="100" format="plain_text">${texted(String(middle))}<tolerance>${width}</tolerance></answer>`,
        ...(answer.unit === null
          ? []
          : [
              `<units><unit><multiplier>1</multiplier><unit_name>${cdata(answer.unit)}</unit_name></unit></units>`,
              '<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty><showunits>0</showunits>',
            ]),
      ];
    }
    case 'text':
      return [
        ...answer.accepted.map(
          (text) =>
            `<answer fraction="100" format="plain_text">${texted(text.replaceAll('*', '\\*'))}</answer>`,
        ),
        `<usecase>${answer.strict ? 1 : 0}</usecase>`,
      ];
    case 'ordering':
      return [
        '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
        '<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype><showgrading>SHOW</showgrading>',
        ...answer.steps.map(
          ({ text }, nth) =>
            `<answer fraction="${nth + 1}" format="markdown">${say(text)}</answer>`,
        ),
      ];
    case 'matching':
      return [
        ...answer.pairs.map((pair) => pair),
        ...answer.spare.map((right) => ({ left: '', right })),
      ].map(
        ({ left, right }) =>
          `<subquestion format="markdown">${say(left)}<answer>${texted(right)}</answer></subquestion>`,
      );
    case 'single':
    case 'multiple':
    case 'true-false': {
      const right = answer.options.filter(({ correct }) => correct).length;
      const share = answer.kind === 'multiple' ? Number((100 / right).toFixed(5)) : 100;
      const truth = answer.kind === 'true-false';
      return [
        ...(truth ? [] : [`<single>${answer.kind === 'single' ? 'true' : 'false'}</single>`]),
        ...answer.options.map(({ text, correct, feedback }) => {
          const told =
            feedback === null ? '' : `<feedback format="markdown">${say(feedback)}</feedback>`;
          const words = truth ? texted(text.toLowerCase()) : say(text);
          const wrong = answer.kind === 'multiple' ? -100 : 0;
          return `<answer fraction="${correct ? share : wrong}" format="markdown">${words}${told}</answer>`;
        }),
      ];
    }
    default:
      return [];
  }
}

function texted(text: string): string {
  return `<text>${cdata(text)}</text>`;
}
