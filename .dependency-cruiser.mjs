/**
 * Who may import whom (ARCHITECTURE.md). Types are counted: a room that knows another's types knows the room.
 * `npx depcruise src` says what breaks it; `node scripts/check-house.mjs` adds the circles between rooms.
 */

/** What every room may read beside its own files: the sample city and the styles that a build puts beside the code. */
const BUILT = '^(sample|assets)/';
const QUERIES = '^src/records/[^/]+/[a-z-]*queries\\.ts$';

/**
 * `from` names the room (a group in it is the room's own name, `$1` in `rooms`), `rooms` what it may import, `types` what
 * it may import as types only, `packages` the packages and `node` the parts of Node it may use ('any' of them).
 */
const TABLE = [
  // jsdiff computes, and does nothing else (decision 16).
  { room: 'domain', rooms: [], packages: ['diff'], node: [] },
  { room: 'exchange', rooms: ['domain'], packages: ['zod'], node: [] },
  { room: 'profiles', rooms: ['exchange', 'domain'], packages: ['zod'], node: 'any' },
  { room: 'presets', rooms: ['exchange', 'domain'], packages: ['zod'], node: 'any' },
  { room: 'addresses', rooms: ['domain'], packages: [], node: [] },
  {
    room: 'messages',
    from: '^src/messages/',
    rooms: ['domain', 'exchange'],
    types: ['formats'],
    packages: [],
    node: [],
  },
  { room: 'workers', rooms: [], packages: [], node: 'any' },
  {
    room: 'config',
    from: '^src/(config|settings)\\.ts$',
    rooms: ['messages'],
    packages: ['zod'],
    node: ['fs', 'path'],
  },
  {
    room: 'formats',
    from: '^src/formats/([^/]+)/',
    own: ['^src/formats/$1/', '^src/formats/blocks\\.ts$', '^src/formats/(zip|xml)/'],
    // What an era is called: a workbook shows days in it (decision 26).
    rooms: ['^src/domain/calendar/era\\.ts$'],
    packages: 'any',
    node: 'any',
  },
  // One file knows all formats: it sees which of them a file is.
  {
    room: 'formats-book',
    from: '^src/formats/[^/]+$',
    own: ['^src/formats/'],
    rooms: [],
    packages: [],
    node: [],
  },
  {
    room: 'db',
    rooms: ['config'],
    types: ['domain', 'exchange'],
    packages: ['kysely', 'pg', '@electric-sql/pglite', '@electric-sql/pglite-socket'],
    node: 'any',
  },
  {
    room: 'papers',
    rooms: ['domain', 'exchange', 'profiles', 'presets', 'messages', '^src/formats/blocks\\.ts$'],
    packages: [],
    node: [],
  },
  {
    // A printed book is read back by the words it was printed with, so reading knows papers; what no eye sees is replaced in
    // the lines of a book as in those of a text.
    room: 'reading',
    rooms: [
      ...['domain', 'exchange', 'profiles', 'presets', 'messages', 'papers'],
      ...['^src/formats/blocks\\.ts$', '^src/formats/text/decode\\.ts$'],
    ],
    packages: [],
    node: [],
  },
  {
    room: 'records',
    from: '^src/records/(?!mail/)([^/]+)/',
    own: ['^src/records/$1/'],
    rooms: ['domain', 'exchange', 'db', '^src/records/(?!archive/)'],
    packages: ['kysely', '@node-rs/argon2', 'otpauth', 'rate-limiter-flexible', 'pg-boss', 'file-type'],
    node: ['buffer', 'crypto', 'util', 'zlib'],
  },
  {
    // A mail is kept word for word as it was sent.
    room: 'records-mail',
    from: '^src/records/mail/',
    rooms: ['domain', 'exchange', 'db', 'messages', '^src/records/(?!archive/)'],
    packages: ['kysely'],
    node: ['crypto'],
  },
  {
    room: 'http',
    // What a cookie holds is made and hashed as what a link holds.
    rooms: ['config', 'messages', 'addresses', 'domain', 'exchange', QUERIES, '^src/db/secret-token\\.ts$'],
    types: ['^src/db/(?!secret-token\\.ts$)'],
    packages: ['hono', '@hono/node-server', 'zod', '@digital-go-jp/design-tokens'],
    node: 'any',
  },
  {
    room: 'features',
    from: '^src/features/([^/]+)/',
    own: ['^src/features/$1/'],
    rooms: [
      ...[
        'domain',
        'exchange',
        'profiles',
        'presets',
        'messages',
        'addresses',
        'formats',
        'reading',
        'papers',
        'workers',
      ],
      ...['db', 'records', 'http'],
    ],
    types: ['config'],
    packages: 'any',
    node: 'any',
  },
  {
    room: 'cli',
    rooms: [
      'config',
      'db',
      'messages',
      'app',
      'features',
      'records',
      'reading',
      'domain',
      'exchange',
      'profiles',
    ],
    packages: 'any',
    node: 'any',
  },
  {
    room: 'app',
    from: '^src/app\\.ts$',
    rooms: [
      ...['http', 'config', '^src/features/[^/]+/[a-z-]*routes\\.tsx?$'],
      // What one feature hands to another, and who is asking, is put together here.
      '^src/features/templates/layout-queries\\.ts$',
      '^src/records/account/(find-session|ended-session|kept-forms)\\.ts$',
    ],
    types: ['db'],
    packages: ['hono', '@hono/node-server'],
    node: 'any',
  },
];

const pathOf = (room) => {
  if (room.startsWith('^')) return room;
  if (room === 'messages') return '^src/messages/';
  return room === 'config' || room === 'app' ? `^src/${room}\\.ts$` : `^src/${room}/`;
};

function rulesOf({ room, from = pathOf(room), own = [from], rooms, types = [], packages, node }) {
  const mayRead = [...own, ...rooms.map(pathOf), ...types.map(pathOf), BUILT, 'node_modules/'];
  const isPackage = { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] };
  const rule = (name, to) => ({ name, severity: 'error', from: { path: from }, to });
  return [
    rule(`${room}-rooms`, { dependencyTypes: ['local'], pathNot: mayRead }),
    types.length > 0 && rule(`${room}-types`, { path: types.map(pathOf), dependencyTypesNot: ['type-only'] }),
    packages !== 'any' &&
      rule(`${room}-packages`, { ...isPackage, pathNot: packages.map((name) => `node_modules/${name}/`) }),
    node !== 'any' &&
      rule(`${room}-node`, { dependencyTypes: ['core'], pathNot: node.map((name) => `^${name}$`) }),
  ].filter(Boolean);
}

export default {
  forbidden: [
    ...TABLE.flatMap(rulesOf),
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-such-room',
      severity: 'error',
      from: { path: '^src/', pathNot: TABLE.map(({ room, from }) => from ?? pathOf(room)) },
      to: {},
    },
    { name: 'no-such-file', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-package-of-development',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // Imports that the compiler takes away are imports too.
    tsPreCompilationDeps: true,
    exclude: { path: '\\.test\\.tsx?$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
