// Decides whether the rooms keep to the house's table, and first whether the check itself can fail.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../.dependency-cruiser.mjs';
import { projectRoot } from './project.mjs';

const ROOMS = [
  'core',
  'components',
  'server',
  'api',
  'app',
  'cli',
  'i18n',
  'scripts',
  'e2e',
  'bench',
];
const LOOSE = ['serve.ts', 'proxy.ts', 'instrumentation.ts'];
/** With a TypeScript that it does not know, the tool reads next to nothing and is content. */
const LEAST_MODULES = 20;

/** One forbidden import, and the rule that has to find it. */
const PLANTED = {
  'core/planted.ts': "import { asked } from '@/server/asked';\nexport const planted = asked;\n",
  'server/asked.ts': "import { planted } from '@/core/decided';\nexport const asked = planted;\n",
  'core/decided.ts': 'export const planted = 1;\n',
};
const PLANTED_RULE = 'core-imports-no-other-room';

const planted = await plantedViolations();
if (!planted.some((violation) => violation.rule.name === PLANTED_RULE)) {
  console.error(
    `The planted violation of "${PLANTED_RULE}" was not found: this check proves nothing.`,
  );
  process.exit(1);
}

const { totalCruised, violations } = await check(projectRoot);
if (totalCruised <= LEAST_MODULES) {
  console.error(`Only ${totalCruised} modules were read: this check proves nothing.`);
  process.exit(1);
}
for (const { rule, from, to, cycle } of violations) {
  const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  const { comment } = config.forbidden.find(({ name }) => name === rule.name);
  console.error(`${from} → ${way}\n  ${rule.name}: ${comment}`);
}
console.log(`${totalCruised} modules read, ${violations.length} violations.`);
process.exit(violations.length === 0 ? 0 : 1);

async function check(root) {
  process.chdir(root);
  const tsConfig = extractTSConfig(path.join(root, 'tsconfig.json'));
  const { existsSync } = await import('node:fs');
  const rooms = [...ROOMS, ...LOOSE].filter((name) => existsSync(path.join(root, name)));
  const { forbidden, options } = config;
  const { output } = await cruise(
    rooms,
    { ...options, baseDir: root, ruleSet: { forbidden }, validate: true },
    undefined,
    { tsConfig },
  );
  const { totalCruised, violations } = output.summary;
  return { totalCruised, violations };
}

async function plantedViolations() {
  const root = mkdtempSync(path.join(tmpdir(), 'holdfast-architecture-'));
  try {
    copyFileSync(path.join(projectRoot, 'tsconfig.json'), path.join(root, 'tsconfig.json'));
    copyFileSync(path.join(projectRoot, 'package.json'), path.join(root, 'package.json'));
    for (const [file, text] of Object.entries(PLANTED)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return (await check(root)).violations;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
