// Every relative link in the documents leads to a file, and every anchor to a heading of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './project.mjs';

const inFolder = (folder) =>
  readdirSync(path.join(projectRoot, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));
const documents = ['', 'docs', 'docs/decisions'].flatMap(inFolder);

function withoutCode(markdown) {
  return markdown.replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

function linksOf(file) {
  const text = withoutCode(readFileSync(path.join(projectRoot, file), 'utf8'));
  return [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, link]) => link);
}

function anchorsOf(file) {
  const text = readFileSync(file, 'utf8').replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
  return [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

function deadLinks(file) {
  return linksOf(file).filter((link) => {
    // An address of the product itself starts with a slash.
    if (/^(https?:|mailto:|\/)/.test(link)) return false;
    const [target, anchor] = link.split('#', 2);
    const place = path.resolve(projectRoot, path.dirname(file), target || path.basename(file));
    if (!existsSync(place)) return true;
    return anchor !== undefined && place.endsWith('.md') && !anchorsOf(place).includes(anchor);
  });
}

it('there are documents, and they have links', () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(documents.flatMap(linksOf).length).toBeGreaterThan(30);
});

it.each(documents)('%s leads nowhere dead', (file) => {
  expect(deadLinks(file)).toEqual([]);
});
