// Decides for pages and their forms whether a request was sent by this site itself.
import { isOwnOrigin } from '@/server/accounts/origin';

export function isFromHere(request: Pick<Headers, 'get'>): boolean {
  return isOwnOrigin({
    origin: request.get('origin') ?? undefined,
    site: request.get('sec-fetch-site') ?? undefined,
    host: request.get('host') ?? undefined,
  });
}
