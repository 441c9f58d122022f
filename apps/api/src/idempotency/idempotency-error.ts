/** The same request came before and is not answered yet. */
export class PeticionEnCursoError extends Error {}
