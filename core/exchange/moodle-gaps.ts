// Decides how Moodle writes gaps: `{1:SHORTANSWER:=a~=b}` in a text, and `[[1]]` with words beside it.
import { blankMark, MAX_BLANKS, withoutMarks, type Blank } from '@/core/exchange/cloze-text';
import { Unusable } from '@/core/exchange/draft';
import { decodedEntities } from '@/core/exchange/entities';

export interface Gaps {
  /** The text with one mark a gap. */
  text: string;
  blanks: Blank[];
  /** Whether letter case matters in each typed gap. */
  strict: boolean;
  notes: string[];
}

const GAP = /\{\d{0,3}:([A-Z_]{2,20}):((?:\\[^]|[^\\}])*)\}/g;
const TYPED = /^(SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC)$/;
const CHOSEN = /^(MULTICHOICE|MC)(_?[VHS]{1,2})?$/;

/** @throws Unusable where a gap is of a kind that we have not */
export function gapsOf(source: string): Gaps {
  const gaps: Gaps = { text: '', blanks: [], strict: false, notes: [] };
  const types: string[] = [];
  gaps.text = withoutMarks(source).replace(GAP, (_, type: string, inside: string) => {
    types.push(type);
    if (gaps.blanks.length >= MAX_BLANKS) throw new Unusable('It has too many gaps.');
    gaps.blanks.push(blankOf(type, inside, gaps.notes));
    return blankMark(gaps.blanks.length - 1);
  });
  const typed = types.filter((type) => TYPED.test(type));
  gaps.strict = typed.length > 0 && typed.every((type) => type.endsWith('C'));
  return gaps;
}

function blankOf(type: string, inside: string, notes: string[]): Blank {
  const answers = inside.split(/(?<!\\)~/).flatMap((written) => {
    const [answer = ''] = written.split(/(?<!\\)#/);
    const weight = /^\s*(?:%(-?\d{1,3}(?:\.\d+)?)%|(=))?/.exec(answer);
    const text = plain(answer.slice(weight?.[0].length ?? 0));
    const right = weight?.[2] === '=' || Number(weight?.[1] ?? 0) >= 100;
    return text === '' ? [] : [{ text, right }];
  });
  const accepted = answers.flatMap(({ text, right }) => (right ? [text] : []));
  const wrong = answers.flatMap(({ text, right }) => (right ? [] : [text]));
  if (accepted.length === 0) throw new Unusable('One of its gaps says nothing right.');
  if (CHOSEN.test(type)) {
    if (wrong.length === 0) throw new Unusable('One of its menus has nothing to choose from.');
    return { accepted, wrong };
  }
  if (TYPED.test(type)) return { accepted, wrong: null };
  if (/^(NUMERICAL|NM)$/.test(type)) {
    const numbers = accepted.map((text) => text.replace(/:.*$/, '').trim());
    if (accepted.some((text) => Number(text.split(':')[1] ?? '0') !== 0)) {
      notes.push('The tolerance of a number in a gap was left out.');
    }
    return { accepted: numbers, wrong: null };
  }
  throw new Unusable(`It has a gap of the type "${type}", which is not taken.`);
}

function plain(written: string): string {
  const html = written.replace(/\\([^])/g, '$1');
  return decodedEntities(html.replace(/<\/?[a-z][^<>]*>/gi, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** One gap as Moodle has it. */
export function gapOf({ accepted, wrong }: Blank, strict: boolean): string {
  const type = wrong !== null ? 'MULTICHOICE' : strict ? 'SHORTANSWER_C' : 'SHORTANSWER';
  const escaped = (text: string) =>
    text
      .replace(/[\\}#~/"]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;');
  return `{1:${type}:${[
    ...accepted.map((text) => `=${escaped(text)}`),
    ...(wrong ?? []).map(escaped),
  ].join('~')}}`;
}

/** `[[2]]` takes the second word; what else is in its group can be chosen too. */
export function selectedGaps(
  source: string,
  words: readonly { text: string; group: string }[],
): Gaps {
  const blanks: Blank[] = [];
  const text = withoutMarks(source).replace(/\[\[(\d{1,3})\]\]/g, (_, nth: string) => {
    const right = words[Number(nth) - 1];
    if (right === undefined) throw new Unusable(`Its gap ${nth} has no word.`);
    const wrong = words
      .filter(({ text: other, group }) => group === right.group && other !== right.text)
      .map((one) => one.text);
    if (blanks.length >= MAX_BLANKS) throw new Unusable('It has too many gaps.');
    blanks.push({ accepted: [right.text], wrong: wrong.length === 0 ? null : [...new Set(wrong)] });
    return blankMark(blanks.length - 1);
  });
  return { text, blanks, strict: false, notes: [] };
}
