import { defineConfig } from 'prisma/config';

// Only `prisma generate` and `prisma validate` run through Prisma's own command; migrations
// are written by `npm run migration` and applied at start (docs/decisions/0002).
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
