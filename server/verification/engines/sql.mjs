// Decides how one SQL program runs and how its results look as text. Has a connection and nothing
// else: roles, databases and rights are made by whoever starts it (see ../sql-cluster.ts).
import { createInterface } from 'node:readline';
import pg from 'pg';

const OUTPUT_LIMIT = 64 * 1024;
/** Values as PostgreSQL writes them. */
const AS_WRITTEN = { getTypeParser: () => (text) => text };

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { id, code: request } = JSON.parse(line);
  const { code, url } = JSON.parse(request);
  const outcome = await run(code, url);
  process.stdout.write(`${JSON.stringify({ id, outcome: JSON.stringify(outcome) })}\n`);
  process.stdout.write('{"ready":true}\n');
}

async function run(code, url) {
  const client = new pg.Client({ connectionString: url });
  let lost;
  client.on('error', (error) => (lost = error));
  try {
    await client.connect();
  } catch (error) {
    return { ended: 'crash', detail: error.message };
  }
  process.stdout.write(`${JSON.stringify({ backend: client.processID })}\n`);
  try {
    return await collect(client, code);
  } catch (error) {
    return failureOf(lost ?? error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function collect(client, code) {
  return new Promise((resolve) => {
    const text = { value: '' };
    let result = null;
    const close = () => {
      if (result !== null) text.value += tableOf(result);
      result = null;
    };
    const query = new pg.Query({ text: code, rowMode: 'array', types: AS_WRITTEN });
    query.on('row', (row, { fields }) => {
      if (result === null || result.fields !== fields) {
        close();
        result = { fields, rows: [], size: 0 };
      }
      result.rows.push(row);
      result.size += row.reduce((sum, value) => sum + (value?.length ?? 4) + 3, 0);
      if (text.value.length + result.size <= OUTPUT_LIMIT) return;
      client.connection.stream.destroy();
      resolve({ ended: 'flood' });
    });
    // Each statement's end; one that gave no row still has a heading.
    const { handleCommandComplete, handleRowDescription } = query;
    let described = null;
    query.handleRowDescription = function (message) {
      handleRowDescription.call(this, message);
      described = message.fields;
    };
    query.handleCommandComplete = function (message, connection) {
      handleCommandComplete.call(this, message, connection);
      if (result === null && described !== null) text.value += '(no rows)\n';
      close();
      described = null;
    };
    query.on('end', () => resolve({ ended: 'well', output: text.value }));
    query.on('error', (error) => {
      close();
      resolve(failureOf(error, text.value));
    });
    client.query(query);
  });
}

/** One value alone; else a line of names and a line for each row, parted by bars. */
function tableOf({ fields, rows }) {
  const cells = rows.map((row) => row.map((value) => value ?? 'NULL'));
  if (cells.length === 1 && cells[0].length === 1) return `${cells[0][0]}\n`;
  const lines = [fields.map(({ name }) => name), ...cells];
  return lines.map((line) => `${line.join(' | ')}\n`).join('');
}

function failureOf(error, output = '') {
  if (error.code === '57014') return { ended: 'time' };
  if (error.severity === undefined) return { ended: 'crash', detail: error.message };
  return {
    ended: 'error',
    output,
    name: error.severity,
    message: error.message,
    worded: 'program',
  };
}
