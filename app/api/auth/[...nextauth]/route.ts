// Mounts next-auth; its options are the accounts' business.
import NextAuth from 'next-auth';
import { authOptions } from '@/server/accounts/options';

type Parameters = { params: Promise<{ nextauth: string[] }> };

// Options are read with the first request: a build knows no secret.
const handle = (request: Request, context: Parameters) => NextAuth(authOptions())(request, context);

export { handle as GET, handle as POST };
