/** How long what was done can be taken back with one press. */
export const DESHACER_MS = 8000;
