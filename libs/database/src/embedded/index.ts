export { EmbeddedServerError, type EmbeddedServerCode } from './embedded-server-error.ts';
export { prepareDevelopment } from './prepare-development.ts';
export { type DevelopmentEnv } from './development-env.ts';
export { type Crash } from './postmaster.ts';
export {
  startEmbeddedServer,
  type EmbeddedServer,
  type EmbeddedServerOptions,
} from './start-embedded-server.ts';
