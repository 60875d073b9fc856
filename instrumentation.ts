// Decides that content is loaded before the first page, where serve.ts did not do it already; in development
// also that a saved file is read at once, and that the first administrator is invited.

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  // A build shows no content, so it must not need any.
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { contentIsLoaded } = await import('@/server/content/loaded');
  if (contentIsLoaded()) return;
  if (process.env.NODE_ENV === 'development') {
    // A library that is broken already shows what is wrong in the page, and is read again when it is mended.
    const { readAgain, watchContent } = await import('@/server/content/watch-content');
    await readAgain();
    watchContent();
  } else {
    const { loadContent } = await import('@/server/content/load-content');
    await loadContent();
  }
  const { keepParametersFresh } = await import('@/server/mastery/refresh-parameters');
  await keepParametersFresh();
  // serve.ts says it itself.
  if (process.env.NODE_ENV !== 'development') return;
  const { firstAdminInvitation } = await import('@/server/accounts/first-admin');
  const { now } = await import('@/server/clock');
  const { env } = await import('@/server/env');
  const invitation = await firstAdminInvitation(env().PUBLIC_URL, now());
  if (invitation !== null) console.log(invitation);
}
