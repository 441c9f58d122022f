import { Purga, type PurgaDeps } from '../purga/purga.ts';
import { deleteOldKeys } from './key-queries.ts';

/**
 * Of what was answered under a key more than 24 hours ago: it may name a client who has been erased since, and whoever
 * sent it may never send anything more.
 */
export const keyPurge = (deps: PurgaDeps) =>
  new Purga(deps, { name: 'old idempotency keys', remove: deleteOldKeys });
