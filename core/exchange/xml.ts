// Decides how XML files of other programs become a tree in the order of the text. Entities are
// never expanded, and a document type, which could define some, is refused.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { DomainError } from '@/core/errors';
import { decodedEntities } from '@/core/exchange/entities';
import type { HtmlElement, HtmlNode } from '@/core/exchange/html-tree';

/** Names and attributes are lower case, without their name spaces. */
export type XmlElement = HtmlElement;

const MAX_DEPTH = 100;

type Parsed = Record<string, unknown>;

/** @throws DomainError "exchange/unreadable" where it is no sound XML */
export function xmlTree(text: string): XmlElement {
  if (/<!DOCTYPE/i.test(text)) throw unreadable('This XML has a document type, which is not read.');
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    throw unreadable(`This is no sound XML: line ${valid.err.line}: ${valid.err.msg}`);
  }
  try {
    const parsed = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      processEntities: false,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      cdataPropName: '#cdata',
      commentPropName: '#comment',
      maxNestedTags: MAX_DEPTH,
    }).parse(text) as Parsed[];
    const root = parsed.flatMap(nodeOf).find((node) => typeof node !== 'string');
    if (root === undefined) throw new Error('no element');
    return root as XmlElement;
  } catch {
    throw unreadable('This XML is empty or nested too deeply.');
  }
}

function unreadable(sentence: string): DomainError {
  return new DomainError('exchange/unreadable', sentence);
}

function nodeOf(parsed: Parsed): HtmlNode[] {
  const name = Object.keys(parsed).find((key) => key !== ':@') ?? '';
  const value = parsed[name];
  if (name === '#text') return [decodedEntities(String(value))];
  if (name === '#cdata') return [(value as Parsed[]).map((one) => String(one['#text'])).join('')];
  if (name === '#comment' || name.startsWith('?') || !Array.isArray(value)) return [];
  const attributes = Object.entries((parsed[':@'] ?? {}) as Record<string, unknown>).map(
    ([key, text]) => [local(key), decodedEntities(String(text))],
  );
  return [
    {
      name: local(name),
      attributes: Object.fromEntries(attributes),
      children: (value as Parsed[]).flatMap(nodeOf),
    },
  ];
}

function local(name: string): string {
  return name.replace(/^.*:/, '').toLowerCase();
}

/** The elements straight below. */
export function elementsIn(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function firstIn(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsIn(element, name)[0];
}

/** All elements below, at any depth, in the order of the text. */
export function deepIn(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return elementsIn(element).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...deepIn(child, ...names),
  ]);
}

/** '' where there is none. */
export function attributeOf(element: XmlElement | undefined, name: string): string {
  const attributes = element?.attributes ?? {};
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '';
}

/** The 1-based lines on which elements of this name start. */
export function linesOf(text: string, name: string): number[] {
  const bare = text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, (hidden) =>
    hidden.replace(/[^\n]/g, ' '),
  );
  const tag = new RegExp(`<${name}[\\s>/]`, 'g');
  return bare.split('\n').flatMap((line, index) => (line.match(tag) ?? []).map(() => index + 1));
}

/** Text that no parser takes for markup. Characters that XML forbids are left out. */
export function cdata(text: string): string {
  const allowed = [...text].filter((one) => one >= ' ' || '\t\n'.includes(one)).join('');
  return `<![CDATA[${allowed.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
