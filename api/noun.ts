// Decides how the routes of one noun begin: validated by zod, told by problems.
import { OpenAPIHono } from '@hono/zod-openapi';
import { invalidRequest } from '@/api/problem';

export function noun(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => (result.success ? undefined : invalidRequest(result.error.issues)),
  });
}
