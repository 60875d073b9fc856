// Mounts the API where Next.js serves alone (`npm run dev`); serve.ts mounts the same app without it.
import { app } from '@/api/app';

const handle = (request: Request) => app.fetch(request);

export {
  handle as GET,
  handle as HEAD,
  handle as POST,
  handle as PUT,
  handle as PATCH,
  handle as DELETE,
  handle as OPTIONS,
};
