// Both ways in which the API is served, behind one way to ask: over node:http as in production,
// and through the route handlers as Next.js calls them.
import { randomUUID } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { app } from '@/api/app';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  /** Tests look into bodies of many shapes. */
  json: ReturnType<JSON['parse']>;
}

export interface Ask {
  headers?: Record<string, string>;
  /** Sent as JSON; a string goes as it is. */
  body?: unknown;
  cookie?: string | undefined;
  /** Sent piece by piece, without a length. */
  isChunked?: boolean;
}

export interface Mount {
  name: string;
  send(method: string, path: string, ask?: Ask): Promise<Reply>;
  close(): Promise<void>;
}

const OWN = { host: 'localhost:3000', origin: 'http://localhost:3000' };

export async function nodeMount(): Promise<Mount> {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    name: 'node:http',
    send: (method, path, ask = {}) => overHttp(port, method, path, ask),
    close: () => closed(server),
  };
}

export async function nextMount(): Promise<Mount> {
  const api = await import('@/app/api/[...path]/route');
  const media = await import('@/app/media/[file]/route');
  return {
    name: 'Next.js route handler',
    async send(method, path, ask = {}) {
      const handlers: Record<
        string,
        ((request: Request) => Response | Promise<Response>) | undefined
      > = {
        ...(path.startsWith('/media/') ? { ...media, HEAD: media.GET } : api),
      };
      const handle = handlers[method];
      if (!handle) return reply(405, new Headers(), new Uint8Array());
      const { headers, body } = prepared(method, ask);
      const sent = ask.isChunked && body !== undefined ? streamOf(body) : body;
      const request = new Request(`http://localhost:3000${path}`, {
        method,
        headers,
        ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
      } as RequestInit);
      const response = await handle(request);
      return reply(response.status, response.headers, new Uint8Array(await response.arrayBuffer()));
    },
    close: () => Promise.resolve(),
  };
}

function prepared(method: string, { headers = {}, body, cookie }: Ask) {
  const isChange = !['GET', 'HEAD'].includes(method);
  const all: Record<string, string> = {
    ...OWN,
    ...(isChange ? { 'content-type': 'application/json' } : {}),
  };
  if (cookie) all.cookie = cookie;
  for (const [name, value] of Object.entries(headers)) {
    if (value === '') delete all[name];
    else all[name] = value;
  }
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return { headers: all, body: text };
}

function overHttp(port: number, method: string, path: string, ask: Ask): Promise<Reply> {
  const { headers, body } = prepared(method, ask);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        const isEndless = response.headers['content-type'] === 'text/event-stream';
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          // What it says first is enough.
          if (isEndless) response.destroy();
        });
        response.on('close', () => {
          const all = new Headers();
          for (const [name, value] of Object.entries(response.headers)) {
            for (const one of [value ?? []].flat()) all.append(name, one);
          }
          resolve(reply(response.statusCode ?? 0, all, Buffer.concat(chunks)));
        });
      },
    );
    request.on('error', reject);
    if (ask.isChunked) {
      for (const piece of piecesOf(body ?? '')) request.write(piece);
      request.end();
    } else request.end(body);
  });
}

function reply(status: number, headers: Headers, bytes: Uint8Array): Reply {
  const text = Buffer.from(bytes).toString();
  const isJson = /json/.test(headers.get('content-type') ?? '');
  return {
    status,
    headers,
    text,
    bytes,
    json: isJson && text !== '' ? (JSON.parse(text) as unknown) : null,
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function piecesOf(text: string): string[] {
  return text.match(/[^]{1,4096}/g) ?? [];
}

function streamOf(text: string): ReadableStream {
  return new Blob([text]).stream();
}

/** The cookie that a reply sets, as a browser would send it back. */
export function cookieOf({ headers }: Reply): string | undefined {
  return headers.get('set-cookie')?.split(';', 1)[0];
}

/** A request body for an answer; a right one unless told otherwise. */
export function answerBody(fields: Record<string, unknown> = {}) {
  return {
    id: randomUUID(),
    question: 'course/loops/q2',
    context: 'practice',
    response: { option: 'rightopt' },
    ...fields,
  };
}
