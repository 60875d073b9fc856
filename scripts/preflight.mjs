// Decides what is checked before the long steps of a start: settings, port, content folder.
// Each failure is a sentence; nothing has been changed when one is thrown.
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadTypeScript } from './load-typescript.mjs';
import { until } from './processes.mjs';
import { PlainFailure, projectRoot } from './project.mjs';

/**
 * Checks all settings as the server will; what a start provides itself may be unset.
 *
 * @returns {Promise<{ PORT: number, HOST: string, PUBLIC_URL: string, CONTENT_DIR: string }>}
 */
export async function checkSettings(source = process.env) {
  const { parseEnvironment } = await loadTypeScript('server/env.ts');
  return parseEnvironment(
    {
      ...source,
      DATABASE_URL: source.DATABASE_URL?.trim() || 'postgresql://embedded@127.0.0.1/holdfast',
      AUTH_SECRET: source.AUTH_SECRET?.trim() || 'made at the start, once, into the data folder',
    },
    projectRoot,
  );
}

/** @throws {PlainFailure} when there is nothing to teach from */
export function checkContentFolder(folder) {
  if (!existsSync(folder)) {
    throw new PlainFailure(
      `CONTENT_DIR, ${folder}, does not exist.`,
      'Set CONTENT_DIR to the folder that holds the tracks.',
    );
  }
  try {
    readdirSync(folder);
  } catch (error) {
    throw new PlainFailure(`CONTENT_DIR, ${folder}, cannot be read: ${error.message}.`);
  }
}

/**
 * @param {{ PORT: number, HOST: string }} settings
 * @param {number} patienceMs how long a server that is just ending may still hold the port
 */
export async function checkPort({ PORT, HOST }, patienceMs) {
  let trouble = null;
  await until(
    async () => (trouble = await listenTrouble(PORT, HOST)) !== 'EADDRINUSE',
    patienceMs,
    100,
  );
  if (trouble) throw portFailure(trouble, PORT, HOST);
}

/** @returns {PlainFailure} what a failure to listen means */
export function portFailure(code, port, host) {
  const another = `choose another port, such as: PORT=${port + 1} npm start`;
  switch (code) {
    case 'EADDRINUSE':
      return new PlainFailure(
        `Port ${port} of ${host} is taken by another program.`,
        `Stop that program, or ${another}`,
      );
    case 'EACCES':
      return new PlainFailure(
        `Port ${port} may not be opened by this user.`,
        `To go on, ${another}`,
      );
    default:
      return new PlainFailure(
        `HOST, ${host}, is no address of this computer (${code}).`,
        'Leave HOST unset for this computer only, or set it to 0.0.0.0 for the whole network.',
      );
  }
}

/** @returns {Promise<string | null>} the code of the error, null when the port is free */
function listenTrouble(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
