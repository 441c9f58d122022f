import { Purga, type PurgaDeps } from '../purga/purga.ts';
import { deleteAllExpired } from './sesion-queries.ts';

/** Of the sessions of who never came back: whoever does clears away their own. */
export const sesionPurge = (deps: PurgaDeps) =>
  new Purga(deps, { name: 'expired sessions', remove: deleteAllExpired });
