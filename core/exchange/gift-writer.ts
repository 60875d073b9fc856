// Decides how one question is written in Moodle's GIFT.
import { blankMark, clozeText, withBlanks } from '@/core/exchange/cloze-text';
import type { ExchangeAnswer, ExchangeOption, ExchangeQuestion } from '@/core/exchange/exchange';

function escaped(text: string): string {
  return text.replace(/[~=#{}:\\]/g, '\\$&').replace(/\n/g, '\\n');
}

export function writeGiftQuestion({
  id,
  tags,
  difficulty,
  stem,
  answer,
  solution,
}: ExchangeQuestion): string {
  const named = [
    ...(id === null ? [] : [`[id:${id}]`]),
    ...[...tags, ...(difficulty === null ? [] : [`level-${difficulty}`])].map(
      (tag) => `[tag:${tag.replace(/[\]\\]/g, '\\$&')}]`,
    ),
  ];
  const general = solution === null ? '' : `####${escaped(solution)}\n`;
  const { text, blanks } =
    answer.kind === 'cloze' ? clozeText(stem) : { text: `${stem} ${blankMark(0)}`, blanks: [] };
  const accepted = (blanks[0]?.accepted ?? []).map((one) => `=${escaped(one)}`).join(' ');
  const answers = answer.kind === 'cloze' ? accepted : answerText(answer);
  const asked = withBlanks(escaped(text), () => `{\n${answers}\n${general}}`);
  return [
    ...(named.length === 0 ? [] : [`// ${named.join(' ')}\n`]),
    `::${escaped(id ?? '')}::[markdown]${asked}\n`,
  ].join('');
}

function answerText(answer: ExchangeAnswer): string {
  switch (answer.kind) {
    case 'numeric':
      return answer.low === answer.high ? `#${answer.low}` : `#${answer.low}..${answer.high}`;
    case 'text':
      return answer.accepted.map((text) => `=${escaped(text)}`).join('\n');
    case 'true-false': {
      const right = answer.options.find(({ correct }) => correct);
      const wrong = answer.options.find(({ correct }) => !correct);
      return `${right?.text.toUpperCase() ?? ''}${told(wrong, true)}${told(right, false)}`;
    }
    case 'single':
    case 'multiple': {
      const share = 100 / answer.options.filter(({ correct }) => correct).length;
      return answer.options
        .map((option) => {
          const weight = Number(share.toFixed(5));
          const sign = answer.kind === 'single' ? '~' : '~%-100%';
          const key = answer.kind === 'single' ? '=' : `~%${weight}%`;
          return `${option.correct ? key : sign}${escaped(option.text)}${told(option, false)}`;
        })
        .join('\n');
    }
    case 'matching':
      return [...answer.pairs, ...answer.spare.map((right) => ({ left: '', right }))]
        .map(({ left, right }) => `=${escaped(left)} -> ${escaped(right)}`)
        .join('\n');
    default:
      return '';
  }
}

function told(option: ExchangeOption | undefined, always: boolean): string {
  const feedback = option?.feedback ?? '';
  return feedback === '' && !always ? '' : `#${escaped(feedback)}`;
}
