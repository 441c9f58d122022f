import { Purga, type PurgaDeps } from '../purga/purga.ts';
import { deleteOldMarcas } from './sin-cerrar-queries.ts';

/** Of the marks that a cita was told of as past and open: one for each of them would be kept for ever. */
export const marcaPurge = (deps: PurgaDeps) =>
  new Purga(deps, { name: 'old marks of citas that were told of', remove: deleteOldMarcas });
