import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts'];
const doubles = [
  '**/testing.ts',
  'apps/ws-server/scenarios/**/*.ts',
  'apps/ws-server/cluster/**/*.ts',
  '**/testing/**/*.ts',
  '**/*-under-test.ts',
  'e2e/**/*.ts',
];
const realTime = ['libs/clock/**/*.ts', 'tools/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts', 'ops/**/*.ts'];
/** Tools that insist on a default export. */
const defaultExports = ['**/*.config.ts', 'e2e/fixtures/running-system.ts'];

/** Two axes; a project without a tag of each may depend on nothing. */
const dependencies = [
  { sourceTag: 'platform:universal', onlyDependOnLibsWithTags: ['platform:universal'] },
  { sourceTag: 'platform:node', onlyDependOnLibsWithTags: ['platform:node', 'platform:universal'] },
  { sourceTag: 'platform:browser', onlyDependOnLibsWithTags: ['platform:browser', 'platform:universal'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:core', 'type:data-access', 'type:contract', 'type:domain', 'type:util'],
  },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: ['type:core', 'type:data-access', 'type:contract', 'type:domain', 'type:util'],
  },
  {
    sourceTag: 'type:core',
    onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:util'],
    bannedExternalImports: ['ws', 'pg', 'express', '@angular/*', 'rxjs', 'rxjs/*'],
  },
  // The event log is the hub's port, implemented on PostgreSQL.
  {
    sourceTag: 'type:data-access',
    onlyDependOnLibsWithTags: ['type:data-access', 'type:core', 'type:contract', 'type:domain', 'type:util'],
  },
  { sourceTag: 'type:util', onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:util'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [] },
];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export it by its name.',
};
const noBareDate = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'The time comes from the Clock that main.ts made (@citas/clock).',
};
const clockOnly = 'Time and timers come from the Clock that main.ts made (@citas/clock).';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/.angular',
      '**/.nx',
      '**/.data',
      '**/test-results',
      '**/*.html.ts',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: nodeGlobals() } },
  {
    files: ['apps/admin-local/public/service-worker.js'],
    languageOptions: { globals: { self: 'readonly', importScripts: 'readonly' } },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: [],
          depConstraints: dependencies,
          // Their types and small rules come with the page; the client and the phone numbers later, by entries of their own.
          checkDynamicDependenciesExceptions: ['@citas/realtime-client', '@citas/domain'],
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Index signatures are read with brackets, as TypeScript's own option has it.
      '@typescript-eslint/dot-notation': 'off',
      // An empty string often means the same as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // A port's method may be asynchronous for the sake of others.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, noBareDate],
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: clockOnly })),
      ],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: clockOnly }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:timers', 'node:timers/promises', 'timers', 'timers/promises'].map((name) => ({
            name,
            message: clockOnly,
          })),
          patterns: [
            { group: ['@citas/*/testing'], message: 'Test doubles are for specs, testing.ts and e2e.' },
          ],
        },
      ],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      eqeqeq: 'error',
    },
  },
  {
    files: realTime,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    files: [...doubles, ...realTime],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  {
    files: [...specs, 'e2e/**/*.ts'],
    rules: {
      // Answers are read as they come; that they have the expected form is what is being asserted.
      ...Object.fromEntries(
        ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
          `@typescript-eslint/no-unsafe-${what}`,
          'off',
        ]),
      ),
    },
  },
  {
    files: specs,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': 'off',
      'max-lines-per-function': 'off',
      // A fake is often handed over by a method of it, and a mocked promise is often left alone.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: defaultExports, rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['apps/admin-local/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'app', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    },
  },
  {
    files: ['apps/admin-local/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  prettier,
);

function nodeGlobals() {
  const names = [
    'process',
    'console',
    'Buffer',
    'URL',
    'setTimeout',
    'clearTimeout',
    'fetch',
    'performance',
    'AbortSignal',
    'globalThis',
  ];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
