// Decides which public address shows which cached page, and that an unknown one is a 404 before any
// page is rendered. Knows slugs, nothing of what the pages show. Rights are checked where the data is.
import { NextResponse, type NextRequest } from 'next/server';
import { standardMode } from '@/components/lessons/standard-mode';
import { adminOf } from '@/server/accounts/admin';
import { readClaim } from '@/server/accounts/session';
import { findViewer, writesContent, type Viewer } from '@/server/accounts/viewer';
import { askedWarmUp } from '@/server/assignments/asked-warm-up';
import { taughtClass } from '@/server/classes/access';
import { lookForCode } from '@/server/classes/look-for-code';
import { now } from '@/server/clock';
import { isGuide } from '@/server/help/guide-names';
import { knownFailure } from '@/server/health/steadily';
import { hasTest } from '@/server/tests/has-test';
import { content, contentIsLoaded, type LoadedContent } from '@/server/content/loaded';

export const config = {
  matcher: [
    '/',
    '/learn/:path*',
    '/practice/:path*',
    '/test/:path*',
    '/review',
    '/v/:path*',
    '/author/:track/:pattern/:path*',
    '/classes/:classId/:path*',
    '/admin/:path*',
    '/join/:code',
    '/help/:guide',
    '/warm-up/:assignmentId',
    '/tests/:testId',
  ],
};

export async function proxy(request: NextRequest): Promise<NextResponse> {
  // Content that was broken from the start: the page says what is wrong, and goes when it is mended.
  if (process.env.NODE_ENV === 'development' && !contentIsLoaded())
    return rewrite(request, '/content-trouble');
  const loaded = content();
  const [room, ...slugs] = request.nextUrl.pathname.split('/').filter((part) => part !== '');
  if (room === 'author') {
    const exists = loaded.patterns.has(slugs.slice(0, 2).join('/'));
    return pageFor(request, (viewer) => exists && writesContent(viewer));
  }
  if (room === 'admin') {
    // Whoever claims a fresh installation is no administrator yet.
    const isClaim = slugs.join('/') === 'claim';
    return pageFor(request, (viewer) => isClaim || adminOf(viewer) !== null);
  }
  if (room === 'classes') {
    const [classId = ''] = slugs;
    return pageFor(request, async (viewer) => (await taughtClass(viewer, classId)) !== null);
  }
  if (room === 'warm-up') {
    const [assignmentId = ''] = slugs;
    return pageFor(request, async (viewer) => (await askedWarmUp(viewer, assignmentId)) !== null);
  }
  if (room === 'tests') {
    const [testId = ''] = slugs;
    return pageFor(request, (viewer) => hasTest(viewer, testId), '/tests/nowhere');
  }
  if (room === 'help') {
    return isGuide(slugs[0] ?? '') ? NextResponse.next() : rewrite(request, '/_not-found');
  }
  if (room === 'join') return joinPage(request, slugs[0] ?? '');
  const inside = room === 'v' ? null : pathInside(loaded, room, slugs);
  if (inside !== null) return rewrite(request, `/v/${loaded.version}${inside}`);
  const moved = room === undefined ? null : movedTo(loaded, slugs);
  if (moved !== null) {
    const url = request.nextUrl.clone();
    url.pathname = `/${room}/${moved}`;
    return NextResponse.redirect(url, 308);
  }
  return rewrite(request, '/_not-found');
}

/**
 * A page that reads its viewer has begun to stream before it can say that it does not exist. It checks
 * the right itself, where its data is; here the answer only gets its status in time.
 */
async function pageFor(
  request: NextRequest,
  may: (viewer: Viewer | null) => boolean | Promise<boolean>,
  otherwise = '/_not-found',
): Promise<NextResponse> {
  try {
    const viewer = await findViewer(await readClaim(request.headers.get('cookie')));
    if (await may(viewer)) return NextResponse.next();
  } catch {
    // The database is away: the page says so in its own way.
    return NextResponse.next();
  }
  return rewrite(request, otherwise);
}

/** A code that leads nowhere, whyever, has a page that says so, and the status of what is not there. */
async function joinPage(request: NextRequest, typed: string): Promise<NextResponse> {
  // A Server Action looks the code up itself and shows no page.
  if (request.method === 'POST' && request.headers.has('next-action')) return NextResponse.next();
  const asksForPage = request.method === 'GET' || request.method === 'HEAD';
  try {
    const viewer = await findViewer(await readClaim(request.headers.get('cookie')));
    const address = request.headers.get('x-forwarded-for') ?? 'unknown';
    if (await lookForCode(viewer, { typed, address }, now())) return NextResponse.next();
  } catch (error) {
    if (knownFailure(error)?.code !== 'limits/too-many') return NextResponse.next();
    if (!asksForPage)
      return NextResponse.redirect(new URL('/join?trouble=tries', request.url), 303);
    request.nextUrl.searchParams.set('trouble', 'tries');
    return rewrite(request, '/join');
  }
  // A form without a script says itself that its code leads nowhere by now.
  return asksForPage ? rewrite(request, '/join/nowhere') : NextResponse.next();
}

function rewrite(request: NextRequest, pathname: string): NextResponse {
  const url = request.nextUrl.clone();
  url.pathname = pathname;
  return NextResponse.rewrite(url);
}

/** The page's path below its content version; null where there is no such page. */
function pathInside(
  { tracks, patterns }: LoadedContent,
  room: string | undefined,
  slugs: string[],
): string | null {
  if (room === undefined) return '';
  if (room === 'review') return slugs.length === 0 ? '/review' : null;
  const [track = '', slug = '', mode, ...rest] = slugs;
  if (rest.length > 0) return null;
  if (room === 'learn' && slugs.length === 1) return tracks.has(track) ? `/learn/${track}` : null;

  const pattern = patterns.get(`${track}/${slug}`);
  if (pattern === undefined || pattern.id !== `${track}/${slug}`) return null;
  if (room !== 'learn') return mode === undefined ? `/${room}/${pattern.id}` : null;
  if (mode === undefined) return `/learn/${pattern.id}/${standardMode(pattern.lessons) ?? 'none'}`;
  return pattern.lessons.some((lesson) => lesson.mode === mode)
    ? `/learn/${pattern.id}/${mode}`
    : null;
}

/** Where a track or pattern that was renamed is now, as the slugs of its new address. */
function movedTo(
  { library, names }: LoadedContent,
  [track, slug, ...rest]: string[],
): string | null {
  if (track === undefined) return null;
  if (slug === undefined)
    return library.tracks.find(({ was }) => was.includes(track))?.slug ?? null;
  const pattern = names.patterns.get(`${track}/${slug}`);
  return pattern === undefined ? null : [pattern, ...rest].join('/');
}
