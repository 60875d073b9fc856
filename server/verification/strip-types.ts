// Decides how TypeScript becomes the JavaScript that runs: types go, nothing else changes.
import type { Outcome } from '@/core/verification/task';

/** @returns the outcome where it cannot be read: a syntax error, as if it had been run */
export async function stripTypes(code: string): Promise<{ code: string } | Outcome> {
  const { transform } = await import('esbuild');
  try {
    const { code: plain } = await transform(code, {
      loader: 'ts',
      target: 'esnext',
      charset: 'utf8',
      logLevel: 'silent',
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    });
    return { code: plain };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, said = ''] = /error: (.*)$/m.exec(message) ?? [];
    return { ended: 'error', output: '', name: 'SyntaxError', message: said, worded: 'engine' };
  }
}
