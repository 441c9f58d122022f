/** No screen shows that code now. */
export class CodigoNoValidoError extends Error {}
