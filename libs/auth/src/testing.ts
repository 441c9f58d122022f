export { A_USUARIO, aToken, TEST_SECRET } from './a-token.ts';
