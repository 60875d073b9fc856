// Decides what identifies the compiler of the content: its sources and the packages that it uses. What one
// version compiled is never read by another.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} root of the project
 * @returns {string} 16 hex characters
 */
export function compilerVersion(root) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  const files = readdirSync(path.join(root, 'core'), { recursive: true })
    .map((name) => path.join('core', String(name)))
    .filter(
      (name) => name.endsWith('.ts') && !/\.test\.ts$|[\\/](fixtures|testing)[\\/]/.test(name),
    );
  for (const file of [...files.sort(), 'package-lock.json']) {
    if (!existsSync(path.join(root, file))) continue;
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
