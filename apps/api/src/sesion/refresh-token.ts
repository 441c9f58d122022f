export { hashOfSecreto as hashOf, newSecreto as newRefreshToken } from '../http/secreto.ts';
