/** The e-mail is nobody's, the password is not theirs, or the user is switched off: never said which. */
export class CredencialesIncorrectasError extends Error {}

/** The refresh token was good until it expired. */
export class SesionCaducadaError extends Error {}
