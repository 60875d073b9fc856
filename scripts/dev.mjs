// `npm run dev`: the product for those who change it. Next.js reloads code by itself, and
// server/content/watch-content.ts what authors save.
import { spawn } from 'node:child_process';
import { until } from './processes.mjs';
import { projectRoot } from './project.mjs';
import { runProduct } from './run-product.mjs';

await runProduct({ prepare: async () => undefined, open });

function open(env) {
  // Told 127.0.0.1, Next.js takes its own rewrites, which say localhost, for another server's.
  const host = env.HOST === '127.0.0.1' ? 'localhost' : env.HOST;
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'dev', '--hostname', host, '--port', env.PORT],
    {
      cwd: projectRoot,
      env: { ...env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  return { child, ready: answering(env) };
}

async function answering({ PORT }) {
  const url = `http://localhost:${PORT}`;
  const answers = () =>
    fetch(`${url}/api/health`).then(
      () => true,
      () => false,
    );
  await until(answers, Infinity, 200);
  return url;
}
