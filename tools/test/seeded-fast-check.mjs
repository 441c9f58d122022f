import { join } from 'node:path';

// By its path: its name leads here.
const root = join(import.meta.dirname, '..', '..');
const { default: fc } = await import(join(root, 'node_modules/fast-check/lib/fast-check.js'));

/**
 * `fast-check` as every spec gets it: each run draws the same. Draws of its own would find more, and could not be told from
 * a fault of the change under test. FUZZ_SEED is another number to draw from.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_124) });

export default fc;
