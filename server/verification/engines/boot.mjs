// Decides what a process that runs authors' programs can still do: nothing but compute and answer.
// It gets its engine through standard input, since it may read no file, and runs it in a realm of
// its own that holds nothing of Node.js. Knows no language; docs/decisions/0011 tells the layers.
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import vm from 'node:vm';

const { stdin, stdout } = process;
let buffered = Buffer.alloc(0);
let realm = null;
/** @type {{ script: vm.Script, assets: Map<string, Uint8Array>, fresh: boolean }} */
let engine;

close();
for await (const request of requests()) {
  if (request.script !== undefined) await load(request);
  else await run(request);
}

/** What no flag of Node.js takes away: the network (Node 20 to 24), signals, the exit. */
function close() {
  const denied = () => {
    throw new Error('There is no network here.');
  };
  net.Socket.prototype.connect = denied;
  net.Server.prototype.listen = denied;
  dgram.Socket.prototype.bind = denied;
  dgram.Socket.prototype.send = denied;
  dgram.Socket.prototype.connect = denied;
  for (const lookups of [
    dns,
    dns.promises,
    dns.Resolver.prototype,
    dns.promises.Resolver.prototype,
  ]) {
    for (const name of Object.getOwnPropertyNames(lookups)) {
      if (/^(lookup|resolve|reverse)/.test(name)) lookups[name] = denied;
    }
  }
  for (const name of ['fetch', 'WebSocket', 'EventSource']) delete globalThis[name];
  for (const name of ['kill', 'dlopen', 'binding', '_linkedBinding', 'getBuiltinModule']) {
    delete process[name];
  }
}

/** Frames: the length of a JSON header, the header, then its binary parts. */
async function* requests() {
  const chunks = stdin[Symbol.asyncIterator]();
  const take = async (length) => {
    const parts = [buffered];
    let have = buffered.length;
    while (have < length) {
      const { value, done } = await chunks.next();
      if (done) return null;
      parts.push(value);
      have += value.length;
    }
    const all = Buffer.concat(parts);
    buffered = all.subarray(length);
    return all.subarray(0, length);
  };
  for (;;) {
    const size = await take(4);
    if (size === null) return;
    const header = JSON.parse((await take(size.readUInt32LE())).toString('utf8'));
    const assets = new Map();
    for (const [name, length] of header.assets ?? []) assets.set(name, await take(length));
    yield { ...header, assets };
  }
}

async function load({ script, assets, fresh }) {
  engine = { script: new vm.Script(script, { filename: 'engine.js' }), assets, fresh };
  await enter();
  if (fresh) {
    const snapshot = vm.runInContext('engine.snapshot()', realm);
    engine.assets.set('snapshot', new Uint8Array(snapshot));
    await enter();
  }
  stdout.write('{"ready":true}\n');
}

/** A realm without Node.js, in which no text becomes code and no import leads anywhere. */
async function enter() {
  realm = vm.createContext(Object.create(null), {
    codeGeneration: { strings: false, wasm: true },
  });
  const room = vm.runInContext(
    '(() => { const kept = globalThis.assets = Object.create(null); return (name, length) => (kept[name] = new Uint8Array(length)); })()',
    realm,
  );
  for (const [name, bytes] of engine.assets) room(name, bytes.length).set(bytes);
  engine.script.runInContext(realm);
  await vm.runInContext('engine.load()', realm);
}

async function run({ id, code }) {
  const answer = vm.runInContext(`engine.run(${JSON.stringify(code)})`, realm);
  // A string of the realm is no object of it: nothing of it is called out here.
  stdout.write(`${JSON.stringify({ id, outcome: typeof answer === 'string' ? answer : '' })}\n`);
  if (engine.fresh) {
    realm = null;
    globalThis.gc();
    await enter();
  }
  stdout.write('{"ready":true}\n');
}
