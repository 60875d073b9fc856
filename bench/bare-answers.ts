// The limit that recording an answer is measured against: node:http and the two statements, nothing else.
// No session, no validation, no grading: the parameters are those of a real answer, taken once.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

/** A statement as the product sends it, with the places of what changes from answer to answer. */
export interface TakenStatement {
  name: string;
  text: string;
  values: unknown[];
}

process.on('message', ({ read, keep }: { read: TakenStatement; keep: TakenStatement }) => {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
  const places = {
    user: 0,
    revision: keep.values.indexOf('$revision'),
    answer: keep.values.indexOf('$answer'),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { user } = JSON.parse(Buffer.concat(chunks).toString()) as { user: string };
      void record(user).then((body) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(body);
      });
    });
  });
  const record = async (user: string): Promise<string> => {
    const id = randomUUID();
    const [, , ...about] = read.values;
    const values = [...keep.values];
    values[places.user] = user;
    values[places.answer] = id;
    for (;;) {
      const found = await pool.query<{ revision: number }>({
        ...read,
        values: [user, id, ...about],
      });
      values[places.revision] = found.rows[0]?.revision;
      const kept = await pool.query({ ...keep, values });
      if (kept.rowCount === 1) return JSON.stringify({ id });
    }
  };
  server.listen(0, '127.0.0.1', () => {
    process.send?.({
      ready: true,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
  });
});
process.on('disconnect', () => process.exit(0));
