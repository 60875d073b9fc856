import next from '@next/eslint-plugin-next';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
];
const NO_CLOCK = CLOCK.map((selector) => ({
  selector,
  message: 'core has no clock: take the instant as an argument.',
}));
const ONE_CLOCK = CLOCK.map((selector) => ({
  selector,
  message: 'There is one clock, which journeys can move: now() of server/clock.ts.',
}));
const NO_CHANCE = {
  selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  message: 'core has no chance: take a Random from core/random.',
};
// NODE_ENV is no setting: bundlers replace it, and drop what is for development only.
const ONE_READER = {
  selector:
    "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name='NODE_ENV'] > MemberExpression)",
  message: 'Settings are read in server/env.ts only.',
};
const PLAIN_HTTP = {
  selector: "MemberExpression[object.name='crypto'][property.name='randomUUID']",
  message: 'Browsers keep it from plain HTTP: take newId() of components/ui/new-id.ts.',
};

export default tseslint.config(
  {
    ignores: [
      '.next/',
      '.cache/',
      '.data/',
      'dist/',
      'server/database/generated/',
      'next-env.d.ts',
      'public/',
      'test-results/',
      'playwright-report/',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // A part that scrolls has to be reached by the keyboard, so it is a named region in the tab order.
      // A table whose cells are moved through by arrows is a grid, and still a table.
      'jsx-a11y/no-noninteractive-element-to-interactive-role': ['error', { table: ['grid'] }],
      'jsx-a11y/no-noninteractive-tabindex': [
        'error',
        { tags: [], roles: ['region', 'tabpanel'], allowExpressionValues: true },
      ],
    },
  },
  {
    files: ['app/**', 'components/**'],
    plugins: { 'react-hooks': reactHooks, '@next/next': next },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'react-hooks/exhaustive-deps': 'error',
      // Two rules of the React Compiler, which is not used: they take a ref that a hook hands out in
      // an object for one that is read, and forbid loading when a component appears.
      'react-hooks/refs': 'off',
      'react-hooks/set-state-in-effect': 'off',
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
    },
  },
  {
    // core decides; what changes by itself is handed in.
    files: ['core/**/*.ts'],
    ignores: ['core/**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_CLOCK, NO_CHANCE, ONE_READER] },
  },
  {
    files: ['server/**/*.ts', 'api/**/*.ts', 'app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    ignores: ['server/env.ts', 'server/database/testing/**', '**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ONE_READER] },
  },
  {
    files: ['components/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ONE_READER, PLAIN_HTTP] },
  },
  {
    files: ['api/**/*.ts', 'app/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ONE_READER, ...ONE_CLOCK] },
  },
  {
    // Programs of the terminal speak through the console.
    files: [
      'scripts/**',
      'cli/**',
      'bench/**',
      'e2e/**',
      'serve.ts',
      'instrumentation.ts',
      'prisma/**',
    ],
    rules: { 'no-console': 'off' },
  },
);
