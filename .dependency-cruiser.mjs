// The house's table of who may import whom (docs/architecture.md), as rules that a machine can check.
// `scripts/check-architecture.mjs` runs them and proves that a planted violation is found.

/** Tests may reach for more than what they test; bench measures the rooms from outside. */
const TESTS = String.raw`\.test\.[a-z]+$|/testing/|/fixtures/`;
/** A package by its name, wherever npm put it. */
const pack = (names) => `(^|/)node_modules/(@types/)?(${names})/`;
const ROOMS = '^(app|api|components|server|core|cli|scripts|bench|e2e|content|i18n|messages)/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'no-cycles',
      'Two modules that need each other are one module, or lack a third.',
      {},
      { circular: true },
    ),
    forbid(
      'no-orphans',
      'A module that nothing imports and that imports nothing is left over.',
      {
        orphan: true,
        pathNot: [TESTS, String.raw`\.d\.ts$`, '^app/', String.raw`^[^/]+\.(js|mjs|ts)$`],
      },
      {},
    ),
    forbid(
      'every-import-is-found',
      'An import that leads nowhere would hide all that is behind it from these rules.',
      {},
      { couldNotResolve: true, pathNot: String.raw`^server/database/generated/` },
    ),
    forbid(
      'nothing-imports-app',
      'Pages compose the other rooms; what two pages share belongs to one of those.',
      { pathNot: ['^app/', TESTS] },
      { path: '^app/' },
    ),
    forbid(
      'only-its-mounts-import-api',
      'The API is reached over HTTP; serve.ts and the mounts in app/ put it there.',
      { pathNot: ['^api/', '^serve\\.ts$', '^app/(api|media)/.*route\\.ts$', '^bench/', TESTS] },
      { path: '^api/' },
    ),

    forbid(
      'core-imports-no-other-room',
      'core decides from what it is given; it must run in a browser, a test and a script alike.',
      { path: '^core/', pathNot: TESTS },
      { path: ROOMS, pathNot: '^core/' },
    ),
    forbid(
      'core-has-no-platform',
      'No disk, network, clock or process in core: same input, same output.',
      { path: '^core/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'core-has-few-packages',
      'zod everywhere; every other package has one place in core where it is allowed.',
      { path: '^core/', pathNot: TESTS },
      {
        path: 'node_modules/',
        pathNot: [
          pack('zod'),
          pack('ts-fsrs'),
          pack('unified|remark-[^/]+|rehype-[^/]+|mdast[^/]*|hast[^/]*|unist[^/]*|vfile[^/]*'),
          pack('yaml|shiki|katex|image-size|@noble/hashes|re2js'),
          pack('fast-xml-parser|csv-parse|csv-stringify|smol-toml|fflate|fzstd|sql.js'),
        ],
      },
    ),
    forbid(
      'fsrs-only-in-memory',
      'Everyone else speaks of cards and days, not of the algorithm.',
      { path: '^core/', pathNot: ['^core/memory/', TESTS] },
      { path: pack('ts-fsrs') },
    ),
    forbid(
      'markdown-only-in-content-and-lessons',
      'Other parts of core get compiled content; syntax-tree types are all that kinds may know.',
      { path: '^core/', pathNot: ['^core/(content|lessons)/', TESTS] },
      {
        path: pack(
          'unified|remark-[^/]+|rehype-[^/]+|mdast[^/]*|hast[^/]*|unist[^/]*|vfile[^/]*|yaml|shiki|katex',
        ),
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'regular-expressions-of-authors-only-in-pattern',
      'One kind runs what authors wrote; it does so in linear time.',
      { path: '^core/', pathNot: ['^core/questions/kinds/pattern\\.ts$', TESTS] },
      { path: pack('re2js') },
    ),
    forbid(
      'formats-only-in-exchange',
      "Other programs' formats are known in core/exchange only; a school's list of students is a table too.",
      {
        path: '^core/',
        pathNot: ['^core/exchange/', String.raw`^core/classes/roster\.ts$`, TESTS],
      },
      { path: pack('fast-xml-parser|csv-parse|smol-toml|fflate|fzstd|sql.js') },
    ),
    forbid(
      'kinds-do-not-know-each-other',
      'A new question kind is one file and a line in the registry.',
      { path: '^core/questions/kinds/([^/]+)\\.ts$', pathNot: TESTS },
      { path: '^core/questions/kinds/', pathNot: '^core/questions/kinds/$1' },
    ),
    forbid(
      'blocks-do-not-know-each-other',
      'A new lesson block is one file and a line in the registry.',
      { path: '^core/lessons/blocks/([^/]+)\\.ts$', pathNot: TESTS },
      { path: '^core/lessons/blocks/', pathNot: '^core/lessons/blocks/$1' },
    ),
    forbid(
      'reports-and-formats-do-not-know-each-other',
      'A new report or format is one file and a line in the registry.',
      {
        path: '^core/(reports/definitions|exchange/formats)/([^/]+)\\.ts$',
        pathNot: ['registry', TESTS],
      },
      {
        path: '^core/(reports/definitions|exchange/formats)/',
        pathNot: '^core/(reports/definitions|exchange/formats)/$2',
      },
    ),

    forbid(
      'components-only-show',
      'Props in, pixels out: what is shown has been asked for elsewhere.',
      { path: '^components/', pathNot: TESTS },
      { path: '^(app|api|server|cli|scripts|bench|prisma)/|@prisma/' },
    ),
    forbid(
      'components-know-core-by-its-types',
      'Values of core would come along to the browser; names such as the ten modes are few and small.',
      {
        path: '^components/',
        // The names of a pseudonymous class are read where the server never sees them.
        pathNot: ['^components/(offline|author|classes/names)/', TESTS],
      },
      {
        path: '^core/',
        // When a miss comes again is asked after every answer; that rule imports nothing.
        pathNot: [
          '^core/lessons/mode\\.ts$',
          '^core/questions/question\\.ts$',
          '^core/memory/retry\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'components-have-no-platform',
      'A component that reads a file or a setting cannot be shown in a browser.',
      { path: '^components/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),

    forbid(
      'server-knows-no-pages',
      'What is remembered does not depend on how it is shown.',
      { path: '^server/', pathNot: TESTS },
      { path: '^(app|api|components|cli|scripts|bench)/' },
    ),
    forbid(
      'programs-of-authors-run-in-checks-only',
      'What a served product must never do: no page and no route may come near the engines.',
      {
        path: '^(app|api|components|core|server)/|^serve\\.ts$',
        pathNot: ['^server/verification/', TESTS],
      },
      { path: '^server/verification/' },
    ),
    forbid(
      'engines-stand-alone',
      'They run in processes of their own, in which nothing of the product is.',
      { path: '^server/verification/engines/', pathNot: TESTS },
      { path: ROOMS, pathNot: '^server/verification/engines/' },
    ),
    forbid(
      'next-only-in-accounts',
      'The session cookie is the one thing that Next.js tells the server.',
      { path: '^server/', pathNot: ['^server/accounts/', TESTS] },
      { path: pack('next|next-auth|react|react-dom') },
    ),
    forbid(
      'database-through-its-client',
      'One pool and one Prisma client in the process, both made in server/database. Programs of authors run in a PostgreSQL of their own, which that pool must never reach.',
      { path: '^server/', pathNot: ['^server/(database|verification)/', TESTS] },
      { path: `${pack('@prisma/[^/]+|pg')}`, dependencyTypesNot: ['type-only'] },
    ),

    forbid(
      'api-delegates',
      'A handler parses, identifies, delegates and answers.',
      { path: '^api/', pathNot: TESTS },
      { path: '^(app|components|cli|scripts|bench|server/database)/|@prisma/' },
    ),
    forbid(
      'api-knows-no-pages',
      'The API answers without Next.js in production.',
      { path: '^api/', pathNot: TESTS },
      { path: pack('next|next-auth|next-intl|react|react-dom|pg') },
    ),

    forbid(
      'pages-do-not-query',
      'Rights are checked where the data is: pages ask the query modules.',
      { path: '^(app/|proxy\\.ts|instrumentation\\.ts)' },
      { path: '^(server/database|cli|scripts|bench)/|@prisma/' },
    ),
    forbid(
      'serve-only-puts-together',
      'Two rooms and a framework; nothing is decided there.',
      { path: '^serve\\.ts$' },
      { path: '^(app|components|core|cli|scripts|bench)/' },
    ),
    forbid(
      'programs-use-core-and-server',
      'What the terminal offers is what the product knows.',
      { path: '^(cli|scripts|prisma)/', pathNot: TESTS },
      { path: '^(app|components|api)/' },
    ),
    forbid(
      'journeys-come-from-outside',
      'A browser journey knows the product by its address. What nobody can click in a test, such as weeks of answers, comes from the factories of the rooms (testing/). The table of rights is data that a journey walks.',
      { path: '^e2e/' },
      {
        path: '^(app|api|components|core|server|cli)/',
        pathNot: String.raw`/testing/|^core/accounts/rights\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'product-needs-no-tools',
      'What runs in production is among the dependencies, not the tools of development.',
      {
        path: '^(app|api|components|core|server|cli|i18n)/|^serve\\.ts$|^proxy\\.ts$|^instrumentation\\.ts$',
        pathNot: TESTS,
      },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|^server/database/generated/' },
    exclude: { path: '^(\\.next|\\.cache|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
