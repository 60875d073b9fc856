// A package as Anki's desktop program writes it, in tests.
import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import initSqlJs from 'sql.js';
import { CREATE_TABLES } from '@/core/exchange/anki-schema';
import { PIXEL } from '@/core/exchange/testing/aids';

export const wasm = await readFile('node_modules/sql.js/dist/sql-wasm.wasm');
export const sql = await initSqlJs({
  wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
});
const FRONT_AND_BACK = [
  { name: 'Front', ord: 0 },
  { name: 'Back', ord: 1 },
];
const CARD_1 = {
  name: 'Card 1',
  ord: 0,
  qfmt: '{{Front}}',
  afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}',
};
const MODELS = {
  1: {
    name: 'Basic',
    type: 0,
    flds: FRONT_AND_BACK,
    tmpls: [CARD_1],
  },
  2: {
    name: 'Basic (and reversed card)',
    type: 0,
    flds: FRONT_AND_BACK,
    tmpls: [
      CARD_1,
      {
        name: 'Card 2',
        ord: 1,
        qfmt: '{{Back}}',
        afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}',
      },
    ],
  },
  3: {
    name: 'Cloze',
    type: 1,
    flds: [
      { name: 'Text', ord: 0 },
      { name: 'Back Extra', ord: 1 },
    ],
    tmpls: [
      { name: 'Cloze', ord: 0, qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>\n{{Back Extra}}' },
    ],
  },
};

export type Note = [
  guid: string,
  model: 1 | 2 | 3,
  fields: string[],
  tags?: string,
  cards?: number,
];

function collection(notes: readonly Note[]): Uint8Array {
  const database = new sql.Database();
  for (const statement of CREATE_TABLES) database.run(statement);
  database.run('INSERT INTO col VALUES (1,0,0,0,11,0,0,0,?,?,?,?,?)', [
    '{}',
    JSON.stringify(MODELS),
    JSON.stringify({ 9: { id: 9, name: 'Sky::Colours' } }),
    '{}',
    '{}',
  ]);
  notes.forEach(([guid, model, fields, tags = '', cards = model === 2 ? 2 : 1], nth) => {
    database.run('INSERT INTO notes VALUES (?,?,?,0,0,?,?,0,0,0,?)', [
      nth + 1,
      guid,
      model,
      tags,
      fields.join('\x1f'),
      '',
    ]);
    for (let ord = 0; ord < cards; ord += 1) {
      database.run('INSERT INTO cards VALUES (?,?,9,?,0,0,0,0,0,0,0,0,0,0,0,0,0,?)', [
        nth * 10 + ord + 1,
        nth + 1,
        ord,
        '',
      ]);
    }
  });
  const bytes = database.export();
  database.close();
  return bytes;
}

/** A package with these notes and a red pixel. */
export const packed = (notes: readonly Note[]) =>
  zipSync({
    'collection.anki2': collection(notes),
    media: new TextEncoder().encode('{"0":"pixel.png"}'),
    0: PIXEL,
  });
