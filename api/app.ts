// Decides which nouns the HTTP API has and what all of them share.
// One app, mounted on node:http in production and in a route handler where Next.js serves alone.
import { OpenAPIHono } from '@hono/zod-openapi';
import packageJson from '@/package.json' with { type: 'json' };
import { account } from '@/api/account';
import { answers } from '@/api/answers';
import { assignments } from '@/api/assignments';
import { classPage } from '@/api/class-page';
import { content } from '@/api/content';
import { gate, limitBody } from '@/api/gate';
import { health } from '@/api/health';
import { live } from '@/api/live';
import { media } from '@/api/media';
import { notices } from '@/api/notices';
import { offline } from '@/api/offline';
import { plan } from '@/api/plan';
import { problemOf } from '@/api/problem';
import { progress } from '@/api/progress';
import { questions } from '@/api/questions';
import { reports } from '@/api/reports';
import { reviews } from '@/api/reviews';
import { tests } from '@/api/tests';

const DESCRIPTION_PATH = '/api/openapi.json';

export const app = new OpenAPIHono();

app.use(
  '*',
  gate(() => ({
    templates: [{ method: 'get', path: DESCRIPTION_PATH }, ...routesOf(app)],
  })),
);
app.use('/api/*', limitBody);
app.use('/api/*', async (context, next) => {
  await next();
  // Shared caches and the browser's own must not keep what is somebody's.
  context.header('Cache-Control', 'private, no-store');
  context.header('Vary', 'Cookie');
});
app.onError(problemOf);

const nouns = [
  health,
  content,
  questions,
  answers,
  reviews,
  tests,
  plan,
  progress,
  account,
  assignments,
  classPage,
  live,
  offline,
  reports,
  notices,
  media,
];
for (const noun of nouns) app.route('/', noun);

app.doc31(DESCRIPTION_PATH, {
  openapi: '3.1.0',
  info: {
    title: 'Holdfast',
    version: packageJson.version,
    description:
      'The session cookie identifies the learner; the first write without one makes a guest. ' +
      'Requests that change something need Content-Type: application/json and a same-origin Origin or Sec-Fetch-Site.',
  },
});

function routesOf({ openAPIRegistry }: OpenAPIHono) {
  return openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [{ method: definition.route.method, path: definition.route.path }]
      : [],
  );
}
