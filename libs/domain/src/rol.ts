/** What somebody may be in a negocio. */
export const ROLES_DE_NEGOCIO = ['admin', 'recepcion', 'profesional', 'pantalla'] as const;
export type RolDeNegocio = (typeof ROLES_DE_NEGOCIO)[number];

/** An `operador` runs the servers and is of no negocio. */
export const ROLES = [...ROLES_DE_NEGOCIO, 'operador'] as const;
export type Rol = (typeof ROLES)[number];
