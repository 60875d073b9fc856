// Decides what a new Anki collection of schema 11 holds besides notes and cards: tables, note types,
// decks and settings. Versions of Anki since 2.1 turn it into their own on import.

export const CREATE_TABLES: readonly string[] = [
  'CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null)',
  'CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null)',
  'CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null)',
  'CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null)',
  'CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null)',
  'CREATE INDEX ix_notes_usn on notes (usn)',
  'CREATE INDEX ix_cards_usn on cards (usn)',
  'CREATE INDEX ix_revlog_usn on revlog (usn)',
  'CREATE INDEX ix_cards_nid on cards (nid)',
  'CREATE INDEX ix_cards_sched on cards (did, queue, due)',
  'CREATE INDEX ix_revlog_cid on revlog (cid)',
  'CREATE INDEX ix_notes_csum on notes (csum)',
];

/** For ever the same, so that a second import finds the note types of the first. */
export const MODEL_IDS = { basic: 1_763_700_000_001, cloze: 1_763_700_000_002 } as const;

const CSS = `.card { font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.5; text-align: left; max-width: 42em; margin: 0 auto; padding: 1em; }
pre { white-space: pre-wrap; padding: 0.75em; border: 1px solid currentcolor; border-radius: 4px; }
table { border-collapse: collapse; } td, th { border: 1px solid currentcolor; padding: 0.25em 0.5em; }
.cloze { font-weight: bold; }`;

interface Template {
  qfmt: string;
  afmt: string;
}

function model(
  id: number,
  name: string,
  type: 0 | 1,
  fields: readonly string[],
  template: Template,
  modified: number,
): object {
  return {
    id,
    name,
    type,
    mod: modified,
    usn: -1,
    sortf: 0,
    did: 1,
    tmpls: [
      {
        name: type === 0 ? 'Card 1' : 'Cloze',
        ord: 0,
        ...template,
        did: null,
        bqfmt: '',
        bafmt: '',
      },
    ],
    flds: fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css: CSS,
    latexPre: '',
    latexPost: '',
    latexsvg: false,
    req: [[0, 'any', [0]]],
    tags: [],
    vers: [],
  };
}

export function ankiModels(modified: number): Record<string, object> {
  return {
    [MODEL_IDS.basic]: model(
      MODEL_IDS.basic,
      'Holdfast question',
      0,
      ['Front', 'Back', 'Id', 'Source'],
      { qfmt: '{{Front}}', afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}' },
      modified,
    ),
    [MODEL_IDS.cloze]: model(
      MODEL_IDS.cloze,
      'Holdfast cloze',
      1,
      ['Text', 'Back Extra', 'Id', 'Source'],
      { qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>\n{{Back Extra}}' },
      modified,
    ),
  };
}

export function ankiDecks(
  decks: readonly { id: number; name: string }[],
  modified: number,
): Record<string, object> {
  const deck = (id: number, name: string) => ({
    id,
    name,
    mod: modified,
    usn: -1,
    lrnToday: [0, 0],
    revToday: [0, 0],
    newToday: [0, 0],
    timeToday: [0, 0],
    collapsed: false,
    browserCollapsed: false,
    desc: '',
    dyn: 0,
    conf: 1,
    extendNew: 0,
    extendRev: 0,
  });
  return Object.fromEntries(
    [{ id: 1, name: 'Default' }, ...decks].map(({ id, name }) => [id, deck(id, name)]),
  );
}

export const ankiConfiguration = {
  collection: {
    activeDecks: [1],
    addToCur: true,
    collapseTime: 1200,
    curDeck: 1,
    curModel: MODEL_IDS.basic,
    dueCounts: true,
    estTimes: true,
    newBury: true,
    newSpread: 0,
    nextPos: 1,
    sortBackwards: false,
    sortType: 'noteFld',
    timeLim: 0,
  },
  decks: {
    1: {
      id: 1,
      name: 'Default',
      mod: 0,
      usn: 0,
      maxTaken: 60,
      autoplay: true,
      timer: 0,
      replayq: true,
      dyn: false,
      new: {
        bury: true,
        delays: [1, 10],
        initialFactor: 2500,
        ints: [1, 4, 7],
        order: 1,
        perDay: 20,
        separate: true,
      },
      rev: {
        bury: true,
        ease4: 1.3,
        fuzz: 0.05,
        ivlFct: 1,
        maxIvl: 36500,
        minSpace: 1,
        perDay: 200,
        hardFactor: 1.2,
      },
      lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
    },
  },
} as const;
