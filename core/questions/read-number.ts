// Decides how a typed number is read, in whatever habit of writing the learner has.
// Refuses to know what number was asked for.

export interface ReadNumber {
  /** One reading, or two where a comma may part thousands or decimals ("1,500"). Never empty. */
  values: number[];
  /** What follows the number, trimmed; null where nothing does. */
  unit: string | null;
}

const SPACES = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
const UNIT_START = /^[\p{L}\p{Sc}%‰°′″]/u;
const DIGITS = String.raw`\d+(?:[.,'_ ]\d+)*[.,]?|[.,]\d+`;
const POWER = String.raw`[eE]([+-]?\d+)|\s?[×x*·]\s?10\s?\^\s?([+-]?\d+)`;
const SHAPE = new RegExp(String.raw`^([+-]?)\s?(${DIGITS})(?:${POWER})?(?:\s?(\D.*))?$`);

/**
 * Reads "42", "-1.5", "1,5", ".5", "1.5e3", "6.02×10^23", "1 000", "1_000", "1'000", "1,234.5",
 * "1.234,5" and "5 km"; minus signs and dashes of every kind, full-width digits and thin spaces too.
 *
 * A comma is a decimal mark where it can be nothing else ("1,5", "0,500"), parts thousands where it
 * can be nothing else ("1,234,567", "1,234.5"), and "1,500" is read both ways: whoever asks takes
 * the reading that fits. A single full stop is always a decimal mark, as the interface and the
 * authors write it. A fraction ("1/2")
 * and other bases ("0x1F") are no numbers here.
 *
 * @returns null where the text is no finite number.
 */
export function readNumber(text: string): ReadNumber | null {
  const plain = text
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\uFE63]/g, '-')
    .replace(/[\u2019]/g, "'")
    .trim();
  const match = SHAPE.exec(plain);
  if (match === null || /^[+-]?0[xob]/i.test(plain)) return null;
  const [, sign = '', digits = '', e, ten, rest] = match;
  const unit = rest?.trim() ?? '';
  if (unit !== '' && !UNIT_START.test(unit)) return null;
  const values = decimals(digits).flatMap((decimal) => {
    const value = Number(`${sign}${decimal}e${e ?? ten ?? '0'}`);
    return Number.isFinite(value) ? [value === 0 ? 0 : value] : [];
  });
  return values.length === 0 ? null : { values, unit: unit === '' ? null : unit };
}

/** The possible plain decimals ("1234.5") behind digits with marks between them. */
function decimals(digits: string): string[] {
  const grouped = /^[1-9]\d{0,2}(?:([ _',.])\d{3})(?:\1\d{3})*$/.exec(digits);
  const single = /^(\d*)[.,](\d*)$/.exec(digits);
  const readings: string[] = [];
  if (single !== null) readings.push(`${single[1] || '0'}.${single[2] || '0'}`);
  if (/^\d+$/.test(digits)) readings.push(digits);
  const dotAlone = grouped?.[1] === '.' && single !== null;
  if (grouped !== null && !dotAlone) readings.push(digits.replace(/\D/g, ''));
  if (readings.length > 0) return readings;

  const both = /^(\d{1,3}(?:([ _',.])\d{3})(?:\2\d{3})*)([.,])(\d*)$/.exec(digits);
  if (both === null || both[2] === both[3]) return [];
  return [`${(both[1] ?? '').replace(/\D/g, '')}.${both[4] || '0'}`];
}
