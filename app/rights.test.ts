import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ACTION_RIGHTS, PAGE_RIGHTS } from '@/core/accounts/rights';

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
    .map((file) => `  '${file}': { why: '…', may: ['…'] },`);
  expect(rows, `Write into ACTION_RIGHTS of core/accounts/rights.ts:\n${rows.join('\n')}`).toEqual(
    [],
  );
  expect(Object.keys(ACTION_RIGHTS).filter((row) => !actions.includes(row))).toEqual([]);
});

it('asks in every file of Server Actions where the form comes from', () => {
  const asks = /isFromHere|isOwnOrigin|answerForm|takeForm|takeTeachersForm/;
  const silent = actions.filter((file) => !asks.test(readFileSync(path.join(APP, file), 'utf8')));
  expect(silent).toEqual([]);
});
