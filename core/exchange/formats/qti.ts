// Decides how packages of QTI are read and written: a ZIP with a manifest, items and images, or one
// item alone. Versions 2.0 to 3.0 are read, 2.1 and 2.2 written; of 1.2 what Canvas writes is read.
import { DomainError } from '@/core/errors';
import { decoded, Tally, Unusable } from '@/core/exchange/draft';
import { escapedXml } from '@/core/exchange/entities';
import type {
  Aids,
  ExchangeDraft,
  ExchangeQuestion,
  Format,
  Reading,
} from '@/core/exchange/exchange';
import { textContent, wordsOf } from '@/core/exchange/html-tree';
import { Images } from '@/core/exchange/images';
import { imagesOf, reducedAll } from '@/core/exchange/losses';
import { readItem } from '@/core/exchange/qti-item';
import { plainNames, wordsOfItem } from '@/core/exchange/qti-names';
import { identifierOf, qtiHolds, writtenItem, type QtiVersion } from '@/core/exchange/qti-writer';
import { itemsOf12, readItem12, wordsOfItem12 } from '@/core/exchange/qti12-item';
import { attributeOf, deepIn, firstIn, xmlTree, type XmlElement } from '@/core/exchange/xml';
import { isZip, Zip, zipOf } from '@/core/exchange/zip';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

export const qti21 = qtiFormat('2.1');
export const qti22 = qtiFormat('2.2');

/** @see https://www.imsglobal.org/question/ */
function qtiFormat(version: QtiVersion): Format {
  return {
    name: version === '2.1' ? 'qti' : 'qti-2.2',
    endings: ['zip', 'xml'],

    detect(fileName, bytes) {
      // Both read alike; the first is asked.
      const share = version === '2.1' ? 1 : 0.99;
      if (isZip(bytes)) {
        const names = namesIn(bytes);
        if (names.some((name) => /^collection\.anki2/.test(name))) return 0;
        const isPackage = names.some((name) => /(^|\/)imsmanifest\.xml$/i.test(name));
        const isBundle =
          /\.(zip|imscc|qti)$/i.test(fileName) && names.some((name) => /\.xml$/i.test(name));
        return (isPackage ? 0.95 : isBundle ? 0.5 : 0) * share;
      }
      const start = new TextDecoder().decode(bytes.subarray(0, 16_384));
      return /<(\w+:)?(assessmentItem|qti-assessment-item|questestinterop)[\s>]/.test(start)
        ? 0.95 * share
        : 0;
    },

    async read(bytes, _fileName, aids) {
      return read(bytes, aids);
    },

    write(questions, aids) {
      const { kept, losses } = reducedAll(questions, qtiHolds);
      const bytes = written(kept, version, aids);
      return Promise.resolve({ bytes, losses });
    },
  };
}

function namesIn(bytes: Uint8Array): string[] {
  try {
    return new Zip(bytes).names;
  } catch {
    // A package that is not sound is still one: its reader says what is wrong.
    const end = new TextDecoder('latin1').decode(bytes.subarray(-65_536));
    return /imsmanifest\.xml/.test(end) ? ['imsmanifest.xml'] : [];
  }
}

interface Found {
  path: string;
  item: XmlElement;
  version: '1.2' | '2';
}

function read(bytes: Uint8Array, aids: Aids): Reading {
  const zip = isZip(bytes) ? new Zip(bytes) : null;
  const images = new Images((address) =>
    zip === null ? aids.neighbour(address) : imageIn(zip, address),
  );
  const tally = new Tally(images);
  const labels = zip === null ? new Map<string, Labels>() : labelsIn(zip);
  const broken: { path: string; why: string }[] = [];
  const found = zip === null ? itemsIn('', decoded(bytes)) : foundIn(zip, labels, broken);
  let nth = 0;
  for (const { path, item, version } of found) {
    nth += 1;
    const words = version === '2' ? wordsOfItem(item) : wordsOfItem12(item);
    const place = (source: string) => placeOf(source, path, zip);
    tally.take(nth, words === '' ? path : words, () => ({
      ...(version === '2' ? readItem(item, place) : readItem12(item, place)),
      ...labels.get(path)?.draft,
    }));
  }
  for (const { path, why } of broken) {
    nth += 1;
    tally.take(nth, path, () => {
      throw new Unusable(why);
    });
  }
  if (nth === 0 && labels.size === 0) {
    throw new DomainError('exchange/unreadable', 'It has no item of QTI in it.');
  }
  const ownIds = found.every(({ item }) => attributeOf(item, 'toolname') === 'Holdfast');
  return { ...tally.reading(), ownIds };
}

/** In the order of the manifest where there is one, else of the archive. */
function foundIn(
  zip: Zip,
  labels: ReadonlyMap<string, Labels>,
  broken: { path: string; why: string }[],
): Found[] {
  const named = [...labels].filter(([, { type }]) => /item|qti/i.test(type)).map(([path]) => path);
  const all = zip.names.filter(
    (name) => /\.(xml|qti)$/i.test(name) && !/(^|\/)(imsmanifest\.xml$|__MACOSX\/|\._)/i.test(name),
  );
  const paths = [...new Set([...named.filter((name) => zip.has(name)), ...all])];
  return paths.flatMap((path) => {
    try {
      const bytes = zip.file(path);
      return bytes === null ? [] : itemsIn(path, decoded(bytes));
    } catch (error) {
      if (!(error instanceof DomainError || error instanceof Unusable)) throw error;
      broken.push({ path, why: error.message });
      return [];
    }
  });
}

function itemsIn(path: string, text: string): Found[] {
  if (!/<(\w+:)?(assessmentItem|qti-assessment-item|questestinterop)[\s>]/.test(text)) return [];
  const root = plainNames(xmlTree(text));
  if (root.name === 'questestinterop') {
    return itemsOf12(root).map((item) => ({ path, item, version: '1.2' }));
  }
  const items = root.name === 'assessmentitem' ? [root] : deepIn(root, 'assessmentitem');
  return items.map((item) => ({ path, item, version: '2' }));
}

interface Labels {
  type: string;
  draft: Pick<ExchangeDraft, 'tags' | 'difficulty'>;
}

/** What the manifest says of each file. */
function labelsIn(zip: Zip): Map<string, Labels> {
  const path = zip.names
    .filter((name) => /(^|\/)imsmanifest\.xml$/i.test(name) && !name.startsWith('__MACOSX'))
    .sort((one, other) => one.split('/').length - other.split('/').length)[0];
  const bytes = path === undefined ? null : zip.file(path);
  if (path === undefined || bytes === null) return new Map();
  const manifest = xmlTree(decoded(bytes));
  return new Map(
    deepIn(manifest, 'resource').flatMap((resource) => {
      const href = attributeOf(resource, 'href') || attributeOf(firstIn(resource, 'file'), 'href');
      const tags = deepIn(resource, 'keyword')
        .map((keyword) => wordsOf(keyword.children))
        .filter((tag) => tag !== '');
      const level = DIFFICULTIES.find((one) => tags.includes(`level-${one}`));
      const told = deepIn(resource, 'difficulty').map((one) =>
        textContent((firstIn(one, 'value') ?? one).children)
          .trim()
          .toLowerCase(),
      )[0];
      const draft = {
        tags: tags.filter((tag) => tag !== `level-${level}`).slice(0, 50),
        difficulty: level ?? levelOf(told ?? ''),
      };
      return [[inside(path, href), { type: attributeOf(resource, 'type'), draft }] as const];
    }),
  );
}

function levelOf(words: string): Difficulty | null {
  if (/easy/.test(words)) return 'easy';
  if (/medium/.test(words)) return 'medium';
  return /difficult|hard/.test(words) ? 'hard' : null;
}

/** A path beside another one, inside the archive. */
function inside(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of (path.split(/[?#]/)[0] ?? '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function placeOf(source: string, path: string, zip: Zip | null): string {
  if (zip === null || /^(data|https?):/i.test(source)) return source;
  const plain = source.replace(/^(\$IMS-CC-FILEBASE\$|%24IMS-CC-FILEBASE%24)\/?(\.\.\/)?/, '');
  const own = inside(path, decodedPath(plain));
  return zip.has(own) ? own : decodedPath(plain).replace(/[?#].*$/, '');
}

/** By its whole path; else the only file of that name, wherever it stands. */
function imageIn(zip: Zip, address: string): Uint8Array | null {
  if (/^https?:/i.test(address)) return null;
  if (zip.has(address)) return zip.file(address);
  const name = `/${address.replace(/^\.?\/*/, '')}`;
  const same = zip.names.filter((one) => `/${one}`.endsWith(name));
  return same.length === 1 && same[0] !== undefined ? zip.file(same[0]) : null;
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function written(
  questions: readonly ExchangeQuestion[],
  version: QtiVersion,
  aids: { image(path: string): Uint8Array | null; title: string },
): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const place = (address: string) => {
    const bytes = aids.image(address);
    const name = address.replace(/^.*\//, '').replace(/[^\w.-]/g, '_');
    if (bytes === null) return null;
    files[`items/images/${name}`] = bytes;
    return `images/${name}`;
  };
  const resources = questions.map((question, index) => {
    const id = question.id ?? `question-${index + 1}`;
    const path = `items/${id}.xml`;
    files[path] = new TextEncoder().encode(writtenItem(question, id, version, place));
    return resourceOf(
      question,
      id,
      version,
      imagesOf(question).flatMap((one) => place(one) ?? []),
    );
  });
  files['test.xml'] = new TextEncoder().encode(testOf(questions, version, aids.title));
  files['imsmanifest.xml'] = new TextEncoder().encode(manifestOf(resources, questions, version));
  return zipOf(files);
}

function resourceOf(
  { tags, difficulty }: ExchangeQuestion,
  id: string,
  version: QtiVersion,
  images: readonly string[],
): string {
  const words = [...tags, ...(difficulty === null ? [] : [`level-${difficulty}`])];
  const keywords = words.map(
    (word) =>
      `<imsmd:keyword><imsmd:langstring>${escapedXml(word)}</imsmd:langstring></imsmd:keyword>`,
  );
  const type = version === '2.1' ? 'imsqti_item_xmlv2p1' : 'imsqti_item_xmlv2p2';
  return [
    `<resource identifier="R-${id}" type="${type}" href="items/${id}.xml">`,
    `<metadata><imsmd:lom><imsmd:general>${keywords.join('')}</imsmd:general></imsmd:lom></metadata>`,
    ...[`items/${id}.xml`, ...images.map((one) => `items/${one}`)].map(
      (path) => `<file href="${escapedXml(path)}"/>`,
    ),
    '</resource>',
  ].join('');
}

function testOf(
  questions: readonly ExchangeQuestion[],
  version: QtiVersion,
  title: string,
): string {
  const space = version === '2.1' ? 'imsqti_v2p1' : 'imsqti_v2p2';
  const items = questions.map(({ id }, index) => {
    const name = id ?? `question-${index + 1}`;
    return `<assessmentItemRef identifier="${identifierOf(name)}" href="items/${name}.xml"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentTest xmlns="http://www.imsglobal.org/xsd/${space}" identifier="test" title="${escapedXml(title)}"><testPart identifier="part" navigationMode="nonlinear" submissionMode="individual"><assessmentSection identifier="section" title="${escapedXml(title)}" visible="true">${items.join('\n')}</assessmentSection></testPart></assessmentTest>
`;
}

function manifestOf(
  resources: readonly string[],
  questions: readonly ExchangeQuestion[],
  version: QtiVersion,
): string {
  const type = version === '2.1' ? 'imsqti_test_xmlv2p1' : 'imsqti_test_xmlv2p2';
  const parts = questions.map(
    ({ id }, index) => `<dependency identifierref="R-${id ?? `question-${index + 1}`}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" identifier="manifest"><metadata><schema>QTIv${version} Package</schema><schemaversion>1.0.0</schemaversion></metadata><organizations/><resources>
<resource identifier="R-test" type="${type}" href="test.xml"><file href="test.xml"/>${parts.join('')}</resource>
${resources.join('\n')}
</resources></manifest>
`;
}
