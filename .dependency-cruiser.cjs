/** The walls of the house: who may import whom, and why. */

const vocabulary = '^shared/src/vocabulary/'
const schemas = '^shared/src/schemas/'
const domain = '^server/src/domain/'
const test = '\\.test\\.tsx?$'

/** Nothing outside the list may be imported; what a room's own tests import is their business. */
function only(name, comment, room, allowed) {
  return { name, comment, severity: 'error', from: { path: room, pathNot: test }, to: { pathNot: allowed } }
}

function never(name, comment, room, forbidden, to = {}) {
  return { name, comment, severity: 'error', from: { path: room, pathNot: test }, to: { path: forbidden, ...to } }
}

const packages = (...names) => `node_modules/(${names.join('|')})(/|$)`

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-missing',
      comment: 'An import that leads nowhere breaks on the first machine that looks.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    only('vocabulary-alone', 'The words stand alone, so that every room can share them.', vocabulary, [vocabulary]),
    only(
      'schemas-light',
      'The wire is described in zod/mini only: zod itself is 95 KB in the mini-program and uses new Function.',
      schemas,
      [vocabulary, schemas, 'node_modules/zod/v4/mini/', 'node_modules/zod/mini/'],
    ),
    only('domain-pure', 'The rules know no database, clock or framework, so that a lawyer can read them.', domain, [
      domain,
      vocabulary,
      '^(node:)?crypto$',
    ]),

    never('db-below', 'The tables do not know who asks.', '^server/src/db/', [
      '^server/src/(usecases|routes|plugins|jobs|wechat|sms|files|documents|embedded)/',
      packages('fastify', '@fastify/[^/]+'),
    ]),
    never('usecases-plain', 'A use case is called by a route or a job and knows neither.', '^server/src/usecases/', [
      '^server/src/(routes|plugins|jobs|embedded)/',
      packages('fastify', '@fastify/[^/]+'),
    ]),
    never(
      'sql-has-one-room',
      'Whoever reads a table by a way around db reads past the seals.',
      '^server/src/(usecases|routes|jobs|plugins|wechat|sms|files)/',
      [packages('drizzle-orm', 'postgres')],
    ),
    never(
      'routes-without-tables',
      'A route hands on to a use case; of db it may know the shape of rows only.',
      '^server/src/routes/',
      ['^server/src/db/'],
      { dependencyTypesNot: ['type-only'] },
    ),
    never(
      'routes-are-doormen',
      'What leaves the house goes through the outbox, not through a request; only the signed envelope of a push is opened at the door.',
      '^server/src/routes/',
      ['^server/src/(wechat|sms|jobs)/'],
      { pathNot: '^server/src/wechat/callback\\.ts$' },
    ),
    never(
      'outside-world-apart',
      'What speaks with the world or draws a document does so for whoever asks.',
      '^server/src/(wechat|sms|files|documents)/',
      ['^server/src/(db|usecases|routes|jobs)/'],
    ),
    never('jobs-without-doors', 'A job is not a request.', '^server/src/jobs/', [
      '^server/src/(routes|plugins)/',
      packages('fastify', '@fastify/[^/]+'),
    ]),
    never(
      'simulator-is-a-stranger',
      'The product does not know whether it talks to the simulator or to WeChat.',
      '^server/src/(?!wechat/simulator/)',
      ['^server/src/wechat/simulator/'],
    ),
    never(
      'embedded-is-for-start',
      'The service takes its database from the environment; only npm start and tests run one.',
      '^server/src/(?!embedded/|start\\.ts$)',
      ['^server/src/embedded/'],
    ),

    never('clients-by-wire', 'The clients know the service by its wire alone.', '^(miniapp|console)/', ['^server/']),
    never('service-without-clients', 'The service does not know its clients.', '^(server|shared)/', ['^(miniapp|console)/']),
    never('clients-apart', 'Two clients, two releases.', '^miniapp/', ['^console/']),
    never('desk-apart', 'Two clients, two releases.', '^console/', ['^miniapp/']),
    never(
      'pages-without-platform-packages',
      'What a page asks of the service goes through its api.',
      '^miniapp/src/(pages|components|[^/]+/pages)/',
      [packages('axios', 'node-fetch', 'undici')],
    ),
    never('no-tests-in-the-product', 'What runs in production does not need the tests.', '^(shared|server|console|miniapp)/src/', [
      '^(server|miniapp)/test/',
      '^stories/',
      test,
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.taro-cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'], // Taro picks the file of the platform it builds for.
      extensions: ['.ts', '.tsx', '.weapp.ts', '.weapp.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
}
