// `npm run dev`: the product for those who change it. Next.js reloads code by itself; changed content
// is read by beginning the server again, which takes about a second.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { watch } from 'node:fs';
import { projectRoot } from './project.mjs';
import { runProduct } from './run-product.mjs';

const SETTLE_MS = 300;

await runProduct({ prepare: async () => undefined, open });

/** One server to the outside, however often it is begun anew inside. */
function open(env) {
  const outside = new EventEmitter();
  let inside = begin(env);
  let again = false;
  let settling;
  const follow = (child) => {
    outside.pid = child.pid;
    child.once('exit', (code, by) => {
      if (!again) return outside.emit('exit', code, by);
      again = false;
      inside = begin(env);
      follow(inside);
    });
  };
  follow(inside);
  watch(env.CONTENT_DIR, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      console.log('The content changed: reading it again …');
      again = true;
      inside.kill('SIGTERM');
    }, SETTLE_MS);
  });
  outside.kill = (name) => {
    again = false;
    return inside.kill(name);
  };
  return { child: outside, ready: answering(env) };
}

function begin(env) {
  // Told 127.0.0.1, Next.js takes its own rewrites, which say localhost, for another server's.
  const host = env.HOST === '127.0.0.1' ? 'localhost' : env.HOST;
  return spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'dev', '--hostname', host, '--port', env.PORT],
    {
      cwd: projectRoot,
      env: { ...env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
}

async function answering({ PORT }) {
  const { until } = await import('./processes.mjs');
  const url = `http://localhost:${PORT}`;
  await until(
    () =>
      fetch(`${url}/api/health`).then(
        () => true,
        () => false,
      ),
    Infinity,
    200,
  );
  return url;
}
