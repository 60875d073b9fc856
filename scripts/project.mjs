// Decides where the project is and what of its settings a script needs before anything is installed.
// The full check of all settings is server/env.ts's.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A failure that one sentence explains; scripts print it without a stack. */
export class PlainFailure extends Error {
  /**
   * @param {string} message what happened, with the facts
   * @param {string} [hint] what to do
   */
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
}

/** Reads `.env` where there is one; what is set already wins. */
export function loadDotEnv() {
  const file = path.join(projectRoot, '.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new PlainFailure(`The file .env cannot be read: ${error.message}`);
  }
}

/** @returns {string} the absolute folder for the embedded database and the secret */
export function dataDirOf(source = process.env) {
  return path.resolve(projectRoot, source.DATA_DIR?.trim() || '.data');
}

/** @throws {PlainFailure} when this Node.js is too old for the product */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PlainFailure(
    `Node.js ${version} is too old; Holdfast needs 20.19 or newer.`,
    'Install a current version of Node.js from https://nodejs.org and start again.',
  );
}

/**
 * Prints a failure as plain sentences; one that nobody foresaw keeps its stack.
 *
 * @param {unknown} error
 */
export function printFailure(error) {
  const known = error instanceof PlainFailure || error?.name === 'DomainError';
  console.error(`\n${known ? error.message : (error?.stack ?? String(error))}`);
  if (error?.hint) console.error(error.hint);
}
