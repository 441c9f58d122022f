export { Revocations, type RevocationsDeps } from './revocations.ts';
export { revokeToken } from './revocation-queries.ts';
