// Decides how this browser's session is forgotten. Sent by a plain form; a page of another site cannot.
import { isFromHere } from '@/app/from-here';
import { endSession } from '@/server/accounts/next-request';

export async function POST(request: Request): Promise<Response> {
  if (!isFromHere(request.headers)) return new Response(null, { status: 403 });
  await endSession();
  return new Response(null, {
    status: 303,
    headers: { Location: '/', 'Cache-Control': 'no-store' },
  });
}
