// Decides where the links and images of a file lead: to pages of the product and to /media.
// Everything that is neither http(s), mailto nor inside the content folder is refused.
import { toString } from 'mdast-util-to-string';
import type { Definition, Image, Link, Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Document } from '@/core/content/document';
import { isMode } from '@/core/lessons/mode';

/** What a file may point at. */
export interface References {
  /** The image with that path inside the content folder; null where there is none. */
  image(path: string): {
    sha: string;
    extension: string;
    width: number | null;
    height: number | null;
  } | null;
  /** Whether the content folder has a file of that path. */
  exists(path: string): boolean;
  /** Told for each image in use. */
  use(path: string): void;
}

type Told = Pick<Document, 'file' | 'report'>;

/** Rewrites links and images of the tree in place; reference-style ones become ordinary ones. */
export function resolveReferences(root: Root, document: Told, references: References): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, ['linkReference', 'imageReference'], (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitions.get(node.identifier);
    if (definition === undefined || parent === undefined || index === undefined) return;
    const place = node.position === undefined ? {} : { position: node.position };
    const plain: Link | Image =
      node.type === 'linkReference'
        ? {
            type: 'link',
            url: definition.url,
            title: definition.title ?? null,
            children: node.children,
            ...place,
          }
        : {
            type: 'image',
            url: definition.url,
            title: definition.title ?? null,
            alt: node.alt ?? null,
            ...place,
          };
    (parent as Parents).children[index] = plain as never;
  });
  visit(root, 'link', (node) => {
    node.url = linkTarget(node, document, references);
  });
  visit(root, 'image', (node, index, parent) => {
    if (placeImage(node, document, references) || parent === undefined || index === undefined)
      return;
    (parent as Parents).children[index] = {
      type: 'text',
      value: node.alt ?? '',
    } as never;
  });
}

function linkTarget(node: Link, document: Told, references: References): string {
  const url = node.url.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https' || scheme === 'mailto') return url;
  if (scheme !== undefined || url.startsWith('//') || url.includes('\\')) {
    document.report({
      severity: 'error',
      code: 'link-target',
      message: `Links lead to http, https, mailto or a relative path; this one is "${clip(url)}".`,
      mend: 'Change the target, or write it between backticks.',
      node,
    });
    return '';
  }
  if (url === '' || url.startsWith('#') || url.startsWith('/')) return url;
  const [path = '', fragment] = split(url);
  const target = resolvePath(document.file, path);
  const page = target === null ? null : pageOf(target);
  if (target === null || page === null || !references.exists(target)) {
    document.report({
      severity: 'warning',
      code: 'link-missing',
      message: `"${clip(url)}" leads to nothing that learners can open.`,
      mend: 'Link to a track.md, a pattern.md or a file in modes/.',
      node,
    });
    return '';
  }
  return page + fragment;
}

/** @returns whether the image can be shown. */
function placeImage(node: Image, document: Told, references: References): boolean {
  const tell = (code: string, message: string, mend: string): false => {
    document.report({ severity: 'error', code, message, mend, node });
    return false;
  };
  const shown = clip(node.url);
  if (/^([a-z][a-z0-9+.-]*:|\/|\\)/i.test(node.url)) {
    return tell(
      'image-target',
      `Images have relative paths; this one is "${shown}".`,
      'Put the file into images/ and write ../images/NAME.',
    );
  }
  const path = resolvePath(document.file, split(node.url)[0] ?? '');
  const image = path === null ? null : references.image(path);
  if (path === null || image === null) {
    return tell(
      'image-missing',
      `There is no image "${shown}".`,
      'Check the path: it is relative to this file.',
    );
  }
  references.use(path);
  if ((node.alt ?? '').trim() === '') {
    tell(
      'image-alt',
      'This image says nothing to those who cannot see it.',
      'Write what it shows between the square brackets.',
    );
  }
  node.url = `/media/${image.sha}.${image.extension}`;
  const size =
    image.width === null || image.height === null
      ? {}
      : { width: image.width, height: image.height };
  node.data = { ...node.data, hProperties: { ...size, loading: 'lazy' } };
  return true;
}

/** Path inside the content folder, or null where it leads out of it. */
function resolvePath(file: string, path: string): string | null {
  const parts = file.split('/').slice(0, -1);
  for (const part of decoded(path).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** The address of the page that a content file becomes. */
function pageOf(path: string): string | null {
  const [track, pattern, folder, file, ...rest] = path.split('/');
  if (track === undefined || rest.length > 0) return null;
  if (pattern === 'track.md' && folder === undefined) return `/learn/${track}`;
  if (pattern === undefined) return null;
  if (folder === 'pattern.md' && file === undefined) return `/learn/${track}/${pattern}`;
  const mode = file?.replace(/\.md$/, '') ?? '';
  return folder === 'modes' && isMode(mode) ? `/learn/${track}/${pattern}/${mode}` : null;
}

function split(url: string): [path: string, fragment: string] {
  const cut = url.search(/[?#]/);
  if (cut === -1) return [url, ''];
  const hash = url.indexOf('#');
  return [url.slice(0, cut), hash === -1 ? '' : url.slice(hash)];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function clip(url: string): string {
  return url.length > 80 ? `${url.slice(0, 80)}…` : url;
}

/** A node's words without markup and without comments. */
export function plainText(node: Nodes): string {
  return toString(node, { includeHtml: false }).trim();
}
