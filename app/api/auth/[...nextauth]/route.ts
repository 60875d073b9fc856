// Mounts next-auth; its options are the accounts' business.
import NextAuth from 'next-auth';
import { authOptions } from '@/server/accounts/options';
import { readClaim } from '@/server/accounts/session';
import { findViewer } from '@/server/accounts/viewer';

type Parameters = { params: Promise<{ nextauth: string[] }> };

/** Options are read with each request: a build knows no secret, and it matters who asks. */
async function handle(request: Request, context: Parameters): Promise<Response> {
  const viewer = await findViewer(await readClaim(request.headers.get('cookie')));
  return (await NextAuth(authOptions(viewer))(request, context)) as Response;
}

export { handle as GET, handle as POST };
