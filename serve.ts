// The production server: /api and /media go straight to the api room, all else to Next.js.
// Decides the order of beginning and ending, and what every response carries.
import { closeSync, createReadStream, openSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { app as api } from '@/api/app';
import { settleAddress } from '@/server/accounts/client-address';
import { firstAdminInvitation } from '@/server/accounts/first-admin';
import { moveClock, now } from '@/server/clock';
import { workersAt } from '@/server/content/compile-workers';
import { compileWith, loadContent } from '@/server/content/load-content';
import { hearReloads } from '@/server/content/hear-reloads';
import { reloadContent } from '@/server/content/reload-content';
import { closeDatabase } from '@/server/database/client';
import { ankiThreadAt } from '@/server/progress/anki-thread';
import { packDecksWith } from '@/server/progress/pack-deck';
import { migrate } from '@/server/database/migrate';
import { keepJobs } from '@/server/jobs/keep-jobs';
import { keepParametersFresh } from '@/server/mastery/refresh-parameters';
import { keepReplaying } from '@/server/replay/keep-replaying';
import { askItselfAt, env, type Environment } from '@/server/env';
import { log } from '@/server/health/log';
import { nameForOneself } from '@/server/name-for-oneself';
import { securityHeaders } from '@/server/security-headers';

/** Set by scripts/build.mjs; what it guards is not even part of the product's own build. */
declare const IS_BUILD_FOR_TESTS: boolean;

/** Built beside this file; it has to be at the root, to be in charge of all pages. */
const SERVICE_WORKER = '/service-worker.js';

/** How long a request that runs may still take after the signal to end. */
const FINISH_MS = 3_000;
/** What else ends with this process. */
const endings: (() => void)[] = [];

const hadTerminal = process.stdout.isTTY || process.stderr.isTTY || process.stdin.isTTY;
/** Until the content is loaded there is nothing to read again. */
let hangUp = (): void => {
  if (terminalHasClosed()) process.exit(1);
};

await main().catch(async (error: unknown) => {
  tellFailure(error);
  await closeDatabase().catch(() => undefined);
  process.exit(1);
});

async function main(): Promise<void> {
  process.on('SIGHUP', () => hangUp());
  const settings = env();
  const projectRoot = process.cwd();
  await migrate(settings.DATABASE_URL, projectRoot);
  compileWith(workersAt(new URL('./compile-worker.mjs', import.meta.url)));
  packDecksWith(ankiThreadAt(new URL('./anki-worker.mjs', import.meta.url)));
  await loadContent((sentence) => console.log(`  ${sentence}`));
  endings.push(hearReloads());
  await keepParametersFresh();
  const server = createServer();
  const port = await listen(server, settings);
  // Next.js asks itself for the page that an action leads to, with the asker's cookies: it has to know where.
  // As its host name it would take a loopback address for another site's than the `localhost` that it makes
  // of it elsewhere, and fetch from itself whatever proxy.ts rewrites.
  askItselfAt(nameForOneself(settings.HOST), port);
  const pages = next({ dev: false, dir: projectRoot, port });
  const answer = answerWith(settings, pages.getRequestHandler());
  const prepared = pages.prepare();
  // Whoever comes before the pages are ready waits for them.
  server.on('request', (request, response) => {
    prepared.then(
      () => answer(request, response),
      () => response.destroy(),
    );
  });
  endOnSignal(server, () => pages.close());
  await prepared;
  if (IS_BUILD_FOR_TESTS) letJourneysMoveTheClock();
  // Port 0 asks for any free one.
  const url = settings.PORT === 0 ? `http://${settings.HOST}:${port}` : settings.PUBLIC_URL;
  endings.push(keepReplaying());
  endings.push(keepJobs(fileURLToPath(new URL('./jobs.mjs', import.meta.url))));
  const invitation = await firstAdminInvitation(url, now());
  if (invitation !== null) console.log(invitation);
  if (process.send) process.send({ ready: true, url });
  else console.log(`Holdfast is ready: ${url}`);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

function answerWith(settings: Environment, pages: Handler): Handler {
  const headers = Object.entries(securityHeaders(settings));
  // The rest of the process keeps the Request and Response of Node.js.
  const data = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    settleAddress(request, settings.TRUSTED_PROXIES);
    // It decides how Next.js asks itself, and TLS ends in front of this server.
    delete request.headers['x-forwarded-proto'];
    if (request.url === SERVICE_WORKER) return answerWithServiceWorker(response);
    return isData(request.url ?? '/') ? data(request, response) : pages(request, response);
  };
}

/** Browsers ask again for it whenever they like; it must be today's. */
function answerWithServiceWorker(response: ServerResponse): void {
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache');
  createReadStream(path.join(import.meta.dirname, SERVICE_WORKER))
    .once('error', () => response.writeHead(404).end())
    .pipe(response);
}

/** next-auth's part of /api runs in Next.js, whose cookies and redirects it relies on. */
function isData(url: string): boolean {
  return (url.startsWith('/api/') && !url.startsWith('/api/auth/')) || url.startsWith('/media/');
}

type Server = ReturnType<typeof createServer>;

function listen(server: Server, { HOST, PORT }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

function endOnSignal(server: Server, closePages: () => Promise<void>): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    for (const endIt of endings) endIt();
    setTimeout(() => server.closeAllConnections(), FINISH_MS).unref();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await Promise.allSettled([closePages(), closeDatabase()]);
    process.exit(0);
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => void end());
  hangUp = () => void (terminalHasClosed() ? end() : readContentAgain());
  // Whoever started this process has gone without a word: nobody is left to end it.
  process.once('disconnect', () => void end());
}

function letJourneysMoveTheClock(): void {
  process.on('message', (message: { clockOffsetMs?: number }) => {
    if (typeof message.clockOffsetMs !== 'number') return;
    moveClock(message.clockOffsetMs);
    process.send?.({ clockMoved: message.clockOffsetMs });
  });
}

/** A terminal that closes ends what it began; without one the signal asks for the content anew. */
function terminalHasClosed(): boolean {
  if (!hadTerminal) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}

/** The log says how it went; with an error the content before is served on. */
async function readContentAgain(): Promise<void> {
  try {
    const { version, questions } = await reloadContent();
    log().info({ version, questions: questions.size }, 'the content was read again');
  } catch (error) {
    const { message, hint } = error as Error & { hint?: string };
    log().error({ reason: message, hint: hint?.split('\n') }, 'the content before is served on');
  }
}

/** Expected failures are sentences; only what nobody foresaw shows its stack. */
function tellFailure(error: unknown): void {
  const { name, message, hint, code, stack } = error as Error & { hint?: string; code?: string };
  if (code === 'EADDRINUSE')
    console.error('\nThe port is taken by another program. Choose another: PORT=3001 npm start');
  else console.error(`\n${name === 'DomainError' || hint ? message : (stack ?? String(error))}`);
  if (hint) console.error(hint);
}
