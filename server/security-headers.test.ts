import { expect, it } from 'vitest';
import { securityHeaders } from '@/server/security-headers';

const here = { PUBLIC_URL: 'http://localhost:3000', GITHUB_ID: undefined, GOOGLE_ID: undefined };

it('forbids frames, plug-ins, a moved base and forms that lead elsewhere', () => {
  const policy = securityHeaders(here)['Content-Security-Policy'];
  for (const line of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) {
    expect(policy).toContain(line);
  }
  expect(policy).toMatch(/form-action 'self';/);
});

it('binds a host to TLS only when its public address has it', () => {
  expect(securityHeaders(here)).not.toHaveProperty('Strict-Transport-Security');
  expect(securityHeaders({ ...here, PUBLIC_URL: 'https://school.example' })).toHaveProperty(
    'Strict-Transport-Security',
  );
});

it('lets the sign-in form lead to a provider that is set up', () => {
  const policy = securityHeaders({ ...here, GITHUB_ID: 'id' })['Content-Security-Policy'];
  expect(policy).toContain("form-action 'self' https://github.com;");
});
