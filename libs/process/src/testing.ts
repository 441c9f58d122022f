export { appears } from './testing/appears.ts';
export { eventually } from './testing/eventually.ts';
export { freePorts } from './testing/free-ports.ts';
export { APT, canInstall, maySkip, reasonToSkip } from './testing/reason-to-skip.ts';
export {
  findProgram,
  packageOf,
  requireProgram,
  testPrograms,
  type TestProgram,
} from './testing/test-programs.ts';
export { withPrograms } from './testing/with-programs.ts';
