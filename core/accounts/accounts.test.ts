import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { email } from '@/core/accounts/email';
import { ownPath } from '@/core/accounts/own-path';
import { normalPassword, passwordFault } from '@/core/accounts/password';
import { signUpForm } from '@/core/accounts/sign-in';

const OWNER = { email: 'ann.lee@example.org', name: 'Ann Lee' };
const nothingIsCommon = () => false;

describe('an e-mail address', () => {
  it.each([
    [' Ann@Example.ORG ', 'ann@example.org'],
    ['ann@example.org', 'ann@example.org'],
    ['ann+x@sub.example.org', 'ann+x@sub.example.org'],
    ['jörg@exämple.org', 'jörg@exämple.org'],
  ])('%j is the same as %j', (typed, kept) => {
    expect(email.parse(typed)).toBe(kept);
  });

  it.each([
    '',
    'ann',
    'ann@',
    '@example.org',
    'a b@example.org',
    'a@b\r\nBcc: c@d.org',
    'a@@b.org',
    `${'a'.repeat(250)}@b.org`,
  ])('%j is none', (typed) => {
    expect(email.safeParse(typed).success).toBe(false);
  });

  it('is the same when it is normalised again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const once = email.safeParse(typed);
        if (once.success) expect(email.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe('a password', () => {
  it.each([
    ['seven77', 'short'],
    ['éééé', 'short'],
    ['x'.repeat(257), 'long'],
    ['ann.lee@example.org', 'personal'],
    ['ANN.LEE@example.org', 'personal'],
    ['A.n n lee', null],
    ['Ann Lee', 'short'],
    ['eight888', null],
    ['        ', null],
    ['x'.repeat(256), null],
    ['ñandú y más', null],
  ] as const)('%j: %s', (typed, fault) => {
    expect(passwordFault(typed, OWNER, nothingIsCommon)).toBe(fault);
  });

  it('is not the name or the first part of the address', () => {
    expect(
      passwordFault('Maximilian', { email: 'x@y.org', name: 'maximilian' }, nothingIsCommon),
    ).toBe('personal');
    expect(
      passwordFault('wintersun', { email: 'wintersun@y.org', name: 'Max' }, nothingIsCommon),
    ).toBe('personal');
  });

  it('is not one that everybody tries, in capitals or not', () => {
    const isCommon = (password: string) => password === 'password1';
    expect(passwordFault('PassWord1', OWNER, isCommon)).toBe('common');
    expect(passwordFault('password12', OWNER, isCommon)).toBeNull();
  });

  it('is the same however its accents were typed', () => {
    expect(normalPassword('e\u0301te\u0301')).toBe(normalPassword('\u00e9t\u00e9'));
  });
});

describe('where somebody is led', () => {
  it.each(['/', '/classes/7?x=1#y', '/join/AB', '/a//b', '/admin/claim?token=x%2Fy'])(
    '%j is here',
    (wish) => {
      expect(ownPath(wish)).toBe(wish);
    },
  );

  it.each([
    null,
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    ' //evil.example',
    '@evil.example',
    'http:evil.example',
    '/\u0000/evil.example',
    `/${'x'.repeat(2_001)}`,
  ])('%j is not', (wish) => {
    expect(ownPath(wish)).toBeNull();
  });

  it('never leads away, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      '\t',
      '%2f',
      '?',
      '#',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = ownPath(`/${pieces.join('')}`);
        if (path === null) return;
        expect(new URL(path, 'https://home.example/x').origin).toBe('https://home.example');
      }),
    );
  });
});

describe('the form of signing up', () => {
  const filled = { name: ' Ann  Lee ', email: 'Ann@example.org', password: 'a long one' };

  it('takes names as they are written, without spaces around', () => {
    expect(signUpForm.parse(filled)).toEqual({
      name: 'Ann Lee',
      email: 'ann@example.org',
      password: 'a long one',
      teaches: false,
    });
    expect(signUpForm.parse({ ...filled, name: 'José 李 O’Neil', teaches: 'on' })).toMatchObject({
      name: 'José 李 O’Neil',
      teaches: true,
    });
  });

  it.each(['', '   ', 'a\u202eb', 'x'.repeat(81)])('takes no name like %j', (name) => {
    expect(signUpForm.safeParse({ ...filled, name }).success).toBe(false);
  });
});
