import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ACTION_RIGHTS, PAGE_RIGHTS, type ActionRight } from '@/core/accounts/rights';

const APP = import.meta.dirname;
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.split(path.sep).join('/'),
);

/** Pages by content version are served under their public address. */
const addresses = files
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/(^|\/)page\.tsx$/, '').replace(/^v\/\[version\]\/?/, '')}`);

const actions = files.filter(
  (file) =>
    /\.tsx?$/.test(file) &&
    !file.endsWith('.test.ts') &&
    /^'use server';/m.test(readFileSync(path.join(APP, file), 'utf8')),
);

it('has a row for every page, and no row without a page', () => {
  const rows = addresses
    .filter((address) => !(address in PAGE_RIGHTS))
    .map((address) => `  '${address}': { why: '…', own: 200 },`);
  expect(rows, `Write into PAGE_RIGHTS of core/accounts/rights.ts:\n${rows.join('\n')}`).toEqual(
    [],
  );
  expect(Object.keys(PAGE_RIGHTS).filter((row) => !addresses.includes(row))).toEqual([]);
});

it('has a row for every file of Server Actions, and no row without a file', () => {
  const rows = actions
    .filter((file) => !(file in ACTION_RIGHTS))
    .map((file) => `  '${file}': { why: 'Who …', by: ['…'] },`);
  expect(rows, `Write into ACTION_RIGHTS of core/accounts/rights.ts:\n${rows.join('\n')}`).toEqual(
    [],
  );
  expect(Object.keys(ACTION_RIGHTS).filter((row) => !actions.includes(row))).toEqual([]);
});

it('lets into every Server Action by what its row names, and names nothing that lets in nobody', () => {
  const wrong = Object.entries<ActionRight>(ACTION_RIGHTS).flatMap(([file, { by }]) => {
    if (by.length === 0) return [];
    const text = readFileSync(path.join(APP, file), 'utf8');
    const open = actionsWithout(text, new Set(by), runIn);
    // Without one guard some action is open, or nothing needs it.
    const idle = by.filter(
      (one) =>
        actionsWithout(text, new Set(by.filter((other) => other !== one)), runIn).length === 0,
    );
    return [...open, ...idle].map((name) => `${file}: ${name}`);
  });
  expect(wrong).toEqual([]);
});

it('finds an action that lets everybody in, beside one that hands its work on', () => {
  const file = `'use server';
    export async function guards(form) { return answerForm('x', form, save); }
    export async function opens(form) { return answerForm('x', form, write); }
    async function save(form) { if (adminOf(viewer)) await write(form); }
    async function write(form) { await keep(form); }`;
  expect(actionsWithout(file, new Set(['adminOf']), runIn)).toEqual(['opens']);
});

it('asks in every Server Action where the form comes from', () => {
  const silent = actions.flatMap((file) =>
    actionsWithout(readFileSync(path.join(APP, file), 'utf8'), ASKS).map(
      (name) => `${file}: ${name}`,
    ),
  );
  expect(silent).toEqual([]);
});

it('finds an action that does not ask, beside others that do', () => {
  const file = `'use server';
    export async function asks(form) { await taken(form); }
    export async function forgets(form) { await save(form); }
    export const asksToo = async (form) => answerForm('x', form, () => save(form));
    export const forgetsToo = async (form) => save(form);
    async function taken(form) { if (!isFromHere(await headers())) notFound(); }
    async function save(form) { await write(form); }`;
  expect(actionsWithout(file, ASKS)).toEqual(['forgets', 'forgetsToo']);
});

/** What asks it, or hands the work on to what does. */
const ASKS = new Set(['isFromHere', 'answerForm', 'takeForm', 'takeTeachersForm']);

/** @returns exported functions that call none of these, neither by themselves nor by a function of their own file */
function actionsWithout(
  text: string,
  wanted: ReadonlySet<string>,
  namesIn: (node: ts.Node) => string[] = calledIn,
): string[] {
  const source = ts.createSourceFile('actions.ts', text, ts.ScriptTarget.Latest);
  const bodies = new Map<string, { node: ts.Node; isExported: boolean }>();
  for (const statement of source.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isFunctionDeclaration(statement) && statement.name)
      bodies.set(statement.name.text, { node: statement, isExported });
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && initializer)
        bodies.set(name.text, { node: initializer, isExported });
  }
  const calls = (name: string, seen: ReadonlySet<string>): boolean => {
    if (wanted.has(name)) return true;
    const body = bodies.get(name);
    if (!body || seen.has(name)) return false;
    return namesIn(body.node).some((called) => calls(called, new Set([...seen, name])));
  };
  return [...bodies]
    .filter(([name, { isExported }]) => isExported && !calls(name, new Set()))
    .map(([name]) => name);
}

function calledIn(node: ts.Node): string[] {
  const found: string[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isCallExpression(one) && ts.isIdentifier(one.expression))
      found.push(one.expression.text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** What is called, and what is handed on to be called. */
function runIn(node: ts.Node): string[] {
  const found = calledIn(node);
  const visit = (one: ts.Node): void => {
    if (ts.isCallExpression(one))
      for (const given of one.arguments) if (ts.isIdentifier(given)) found.push(given.text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}
