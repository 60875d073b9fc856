import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '@/server/env';

const needed = {
  DATABASE_URL: 'postgresql://someone:a-password@db.example:5432/holdfast',
  AUTH_SECRET: 'x'.repeat(32),
};

describe('parseEnvironment', () => {
  it('needs a database and a secret, and has a default for all else', () => {
    expect(parseEnvironment(needed, '/project')).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '/project/.data',
      CONTENT_DIR: '/project/content',
      PUBLIC_URL: 'http://localhost:3000',
      TEACHER_SIGNUP: 'approve',
      LOG_LEVEL: 'info',
    });
  });

  it('takes an empty value for none', () => {
    expect(parseEnvironment({ ...needed, PORT: '', SMTP_URL: ' ' }).PORT).toBe(3000);
  });

  it('makes the address from host and port, and keeps a given one without its last slash', () => {
    const address = (changes: Record<string, string>) =>
      parseEnvironment({ ...needed, ...changes }).PUBLIC_URL;
    expect(address({ PORT: '8080' })).toBe('http://localhost:8080');
    expect(address({ HOST: '192.0.2.1' })).toBe('http://192.0.2.1:3000');
    expect(address({ HOST: '0.0.0.0' })).toBe('http://localhost:3000');
    expect(address({ PUBLIC_URL: 'https://school.example/' })).toBe('https://school.example');
  });

  it.each([
    ['PORT', '70000', 'PORT is "70000" but must be a whole number from 0 to 65535.'],
    ['PORT', '-1', 'PORT is "-1" but must be a whole number from 0 to 65535.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud" but must be fatal, error,'],
    ['PUBLIC_URL', 'school', 'PUBLIC_URL is "school" but must be the address that people type'],
    ['TEACHER_SIGNUP', 'yes', 'TEACHER_SIGNUP is "yes" but must be approve, open or closed.'],
    ['GITHUB_ID', 'abc', 'GITHUB_ID and GITHUB_SECRET belong together; only one of them is set.'],
    ['AUTH_SECRET', '', 'AUTH_SECRET is not set; it is needed.'],
  ])('names %s=%s', (name, value, sentence) => {
    expect(() => parseEnvironment({ ...needed, [name]: value })).toThrow(sentence);
  });

  it('names every wrong setting at once', () => {
    expect(() => parseEnvironment({ ...needed, PORT: 'a', LOG_LEVEL: 'b' })).toThrow(
      /PORT is "a".*\nLOG_LEVEL is "b"/,
    );
  });

  it.each([
    ['DATABASE_URL', 'mysql://someone:a-password@db.example/x'],
    ['AUTH_SECRET', 'a-password'],
    ['SMTP_URL', 'http://someone:a-password@mail.example'],
  ])('does not repeat a wrong %s, which is a secret', (name, value) => {
    const parse = () => parseEnvironment({ ...needed, [name]: value });
    expect(parse).toThrow(name);
    expect(parse).not.toThrow(/a-password/);
  });
});
