// Decides what every response forbids a browser to do with it. Why each line: docs/security.md
import type { Environment } from '@/server/env';

/** @returns header names and values; the api room may answer with stricter ones of the same name */
export function securityHeaders(
  settings: Pick<Environment, 'PUBLIC_URL' | 'GITHUB_ID' | 'GOOGLE_ID'>,
): Record<string, string> {
  // A browser applies form-action to where a sign-in form is redirected, too.
  const signIn = [
    settings.GITHUB_ID ? ' https://github.com' : '',
    settings.GOOGLE_ID ? ' https://accounts.google.com' : '',
  ].join('');
  const isHttps = settings.PUBLIC_URL.startsWith('https:');
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${signIn}`,
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
