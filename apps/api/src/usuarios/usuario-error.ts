/** An e-mail names one person among all negocios, and that one is somebody else. */
export class CorreoEnUsoError extends Error {}

/** Nobody would be left who can manage the negocio. */
export class UltimoAdminError extends Error {}
