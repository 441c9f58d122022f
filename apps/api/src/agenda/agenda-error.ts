/** Who no longer works there has no feed: an address of it would show nothing. */
export class ProfesionalInactivoError extends Error {}
