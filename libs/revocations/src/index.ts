export { Revocations } from './revocations.ts';
export { revokeToken } from './revocation-queries.ts';
