/** A program of ours that goes into an image, as one folder that needs nothing beside it but Node. */
export interface Program {
  readonly name: 'api' | 'ws-server';
  /** What can be started, by the name of its file: `src/<name>.js`. */
  readonly entries: Readonly<Record<string, string>>;
  /** Files read at run time, from where they are to where the code looks for them. */
  readonly files: Readonly<Record<string, string>>;
  /** Packages that cannot be bundled, or whose files are served, with the files that are needed of them. */
  readonly packages: Readonly<Record<string, RegExp>>;
}

const EVERYTHING = /./;

export const programs: readonly Program[] = [
  {
    name: 'api',
    entries: {
      main: 'apps/api/src/main.ts',
      migrate: 'libs/database/src/migrate-command.ts',
      epoch: 'libs/database/src/epoch-command.ts',
      recount: 'libs/database/src/recount-command.ts',
      alta: 'apps/api/src/alta/alta-command.ts',
      'citas-import': 'apps/api/src/importacion/import-command.ts',
    },
    files: { 'libs/database/migrations': 'migrations', 'apps/api/src/docs/page': 'src/page' },
    packages: {
      '@node-rs/argon2': EVERYTHING,
      'swagger-ui-dist': /^(package\.json|LICENSE|NOTICE|swagger-ui(-bundle\.js|\.css)|favicon-32x32\.png)$/,
      '@citas/protocol': /^(package|asyncapi)\.json$/,
    },
  },
  { name: 'ws-server', entries: { main: 'apps/ws-server/src/main.ts' }, files: {}, packages: {} },
];
