import { prepareDevelopment } from '@citas/database';

/** Before `nx serve api`: development.env must exist when Node reads it, though the database may still be starting. */
await prepareDevelopment(process.env['DATA_DIR'] || '.data');
