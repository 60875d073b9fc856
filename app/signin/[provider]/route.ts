// Decides how one sets out to sign in by another site: a plain form leads there.
import { isFromHere } from '@/app/from-here';
import { ownPath } from '@/core/accounts/own-path';
import { startProvider } from '@/server/accounts/start-provider';

type Parameters = { params: Promise<{ provider: string }> };

export async function POST(request: Request, { params }: Parameters): Promise<Response> {
  if (!isFromHere(request.headers)) return new Response(null, { status: 403 });
  const next = (await request.formData()).get('next');
  const start = await startProvider(
    (await params).provider,
    ownPath(typeof next === 'string' ? next : null) ?? '/',
  );
  const headers = new Headers({
    Location: start?.location ?? '/signin?told=provider',
    'Cache-Control': 'no-store',
  });
  for (const cookie of start?.cookies ?? []) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
