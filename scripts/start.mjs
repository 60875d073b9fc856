// `npm start`: the product as people use it, built when the sources changed.
import { spawn } from 'node:child_process';
import { projectRoot } from './project.mjs';
import { runProduct } from './run-product.mjs';

let server = '';

await runProduct({ prepare, open, readsAgain: true });

async function prepare() {
  const { ensureBuilt } = await import('./build.mjs');
  ({ server } = await ensureBuilt({ buildDir: process.env.BUILD_DIR }));
}

function open(env) {
  const child = spawn(process.execPath, ['--enable-source-maps', server], {
    cwd: projectRoot,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.on('message', (message) => {
      if (message?.ready) resolve(message.url);
    });
  });
  return { child, ready };
}
