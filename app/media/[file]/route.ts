// Mounts the images where Next.js serves alone; serve.ts mounts the same app without it.
import { app } from '@/api/app';

export const GET = (request: Request) => app.fetch(request);
