// Decides what a table of questions is, ours or another program's.
import { DomainError } from '@/core/errors';
import { decoded, Tally } from '@/core/exchange/draft';
import type { Format } from '@/core/exchange/exchange';
import { Images } from '@/core/exchange/images';
import { imageLosses } from '@/core/exchange/losses';
import {
  isAnswerColumn,
  isStemColumn,
  readRow,
  recordsOf,
  Row,
  withoutDirectives,
} from '@/core/exchange/table-reader';
import { OWN_COLUMNS, writeTable } from '@/core/exchange/table-writer';

export const csv: Format = {
  name: 'csv',
  endings: ['csv', 'tsv'],

  detect(fileName, bytes) {
    if (/\.(csv|tsv)$/i.test(fileName)) return 0.9;
    // A table of Anki's or Quizlet's that is called .txt, or without a name.
    const [first = ''] = new TextDecoder().decode(bytes.subarray(0, 4096)).split('\n');
    const names = first.split(/[,;\t]/).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const known = names.filter((name) => isStemColumn(name) || isAnswerColumn(name));
    return known.length > 1 ? 0.7 : 0;
  },

  read(bytes, _fileName, aids) {
    const tally = new Tally(new Images(aids.neighbour));
    const [head, ...rows] = recordsOf(withoutDirectives(decoded(bytes)));
    const names = (head?.cells ?? []).map((name) => name.trim());
    if (!names.some(isStemColumn)) {
      throw new DomainError(
        'exchange/unreadable',
        'No column is called "question" in its first line.',
      );
    }
    for (const { line, cells } of rows) {
      const row = new Row(names, cells);
      tally.take(line, row.get('stem'), () => readRow(row));
    }
    const ownIds = OWN_COLUMNS.every((name) => names.includes(name));
    return Promise.resolve({ ...tally.reading(), ownIds });
  },

  write(questions) {
    return Promise.resolve({
      bytes: new TextEncoder().encode(writeTable(questions)),
      losses: imageLosses(questions),
    });
  },
};
