// Decides which formats there are. A new format is one file in formats/ and one line here.
import type { Format } from '@/core/exchange/exchange';
import { aiken } from '@/core/exchange/formats/aiken';
import { apkg } from '@/core/exchange/formats/apkg';
import { csv } from '@/core/exchange/formats/csv';
import { flashCards } from '@/core/exchange/formats/flash-cards';
import { gift } from '@/core/exchange/formats/gift';
import { json } from '@/core/exchange/formats/json';
import { markdownList } from '@/core/exchange/formats/markdown-list';
import { mdbookQuiz } from '@/core/exchange/formats/mdbook-quiz';
import { moodleXml } from '@/core/exchange/formats/moodle-xml';
import { qti21, qti22 } from '@/core/exchange/formats/qti';
import { text2qti } from '@/core/exchange/formats/text2qti';

export const formats: readonly Format[] = [
  markdownList,
  flashCards,
  text2qti,
  mdbookQuiz,
  csv,
  json,
  aiken,
  gift,
  moodleXml,
  qti21,
  qti22,
  apkg,
];

/** The format that is surest of the file; null where none is. */
export function formatOf(fileName: string, bytes: Uint8Array): Format | null {
  const sure = formats
    .map((format) => ({ format, sure: format.detect(fileName, bytes) }))
    .sort((one, other) => other.sure - one.sure)[0];
  return sure !== undefined && sure.sure > 0 ? sure.format : null;
}
