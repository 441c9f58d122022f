export { FakeHintConnections } from './fake-hint-connections.ts';
