/** Characters that a new password has at least. A file of its own: the pages need it without the schemas. */
export const MINIMO_DE_PASSWORD = 10;
