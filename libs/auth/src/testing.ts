export { aToken, TEST_SECRET } from './a-token.ts';
