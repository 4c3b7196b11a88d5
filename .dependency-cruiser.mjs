/** Who may import whom: each room's allow-list, as in ARCHITECTURE.md. Read by `npm run rules` and by depcruise itself. */

const packages = (/** @type {string[]} */ ...names) =>
  names.map((name) => `(^|/)node_modules/${name}/`);

const tfjs = '(^|/)node_modules/@tensorflow/';
/** The trainer, each part's forward and backward pass over a window, the process that runs them, and who measures them. */
const training = [
  '^model/training/',
  '^model/(cells|projection)/.*unrolled',
  '^main/.*/train',
  '^main/commands/bench/',
];
const anyPackage = '(^|/)node_modules/';

/**
 * A room's files may import its own and what is named, and nothing else: not Node, not a package, not
 * another room. What cannot be resolved is refused with the rest.
 * @param {string} room
 * @param {string[]} allowed regular expressions over resolved paths
 * @param {{ mayUseNode: boolean }} options
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType}
 */
const only = (room, allowed, { mayUseNode } = { mayUseNode: false }) => ({
  name: `${room}-imports-only-its-own`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    pathNot: [`^${room}/`, ...allowed],
    ...(mayUseNode ? { dependencyTypesNot: ['core'] } : {}),
  },
});

/**
 * @param {string[]} names
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType['to']}
 */
const devPackagesBut = (...names) => ({
  dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
  dependencyTypesNot: ['type-only'],
  pathNot: `(^|/)node_modules/(${names.join('|')})/`,
});

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [
    only('contract', packages('valibot')),
    only('streams', ['^contract/', ...packages('rxjs')]),
    only('model', ['^contract/', ...packages('@tensorflow/tfjs-core')]),
    only('renderer', ['^contract/', '^streams/', '^model/', anyPackage]),
    only('main', ['^contract/', '^model/', anyPackage], { mayUseNode: true }),
    {
      name: 'only-tests-import-tests',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^test/' },
    },
    {
      name: 'tfjs-only-where-training-happens',
      severity: 'error',
      from: { path: '^(model|main)/', pathNot: training },
      to: { path: tfjs },
    },
    {
      name: 'no-tfjs-in-live-workers',
      comment: 'Training ops have no place in the live path, nor in anything it loads.',
      severity: 'error',
      from: { path: '^renderer/.*\\.worker\\.ts$' },
      to: { path: tfjs, reachable: true },
    },
    {
      name: 'model-only-in-workers',
      comment: 'The page shows numbers; workers make them.',
      severity: 'error',
      from: {
        path: [
          '^renderer/stage/stage\\.ts$',
          '^renderer/(watching|host|window|views|strip|timeline|labelling|player)/',
        ],
      },
      to: { path: '^model/', reachable: true },
    },
    {
      name: 'no-tfjs-in-the-page',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: tfjs },
    },
    {
      name: 'electron-only-in-its-host',
      severity: 'error',
      from: { pathNot: '^(main/electron|test/(main|fakes)/electron)' },
      to: { path: ['(^|/)node_modules/electron/', '^electron(/|$)'] },
    },
    {
      name: 'product-needs-no-dev-packages',
      comment: 'What ships must stand in dependencies; Electron is the runtime itself.',
      severity: 'error',
      from: { path: '^(contract|streams|model|renderer|main)/', pathNot: '^main/commands/bench/' },
      to: devPackagesBut('electron', '@types'),
    },
    {
      name: 'bench-needs-no-dev-packages-but-rivals',
      comment:
        'What we measure ourselves against; loaded when asked for, and left out where it is absent.',
      severity: 'error',
      from: { path: '^main/commands/bench/' },
      to: devPackagesBut('@types', 'onnxruntime-node', '@tensorflow/tfjs-layers'),
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is not part of anything.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.worker\\.ts$', '\\.(test|spec|bench)\\.ts$', '^tools/[^/]+$'],
      },
      to: {},
    },
    {
      name: 'all-imports-resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.as\\.ts$', '^test/(golden|fixtures)/'] },
    // Imports of types count: an arrow is an arrow.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.d.ts'],
    },
  },
};

export default configuration;
