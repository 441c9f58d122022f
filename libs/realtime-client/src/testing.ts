export { FakeSocket, FakeSockets } from './fake-socket.ts';
