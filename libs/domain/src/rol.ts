/** Who looks after everybody's citas: books them, moves them, blocks time. */
export const ROLES_QUE_ATIENDEN = ['admin', 'recepcion'] as const;

/** A person's; a profesional sees their own citas and says how they went. */
export const ROLES_DE_PERSONA = [...ROLES_QUE_ATIENDEN, 'profesional'] as const;

/** What somebody may be in a negocio: a person, or a screen on its wall. */
export const ROLES_DE_NEGOCIO = [...ROLES_DE_PERSONA, 'pantalla'] as const;
export type RolDeNegocio = (typeof ROLES_DE_NEGOCIO)[number];

/** An `operador` runs the servers and is of no negocio. */
export const ROLES = [...ROLES_DE_NEGOCIO, 'operador'] as const;
export type Rol = (typeof ROLES)[number];

export function atiende(rol: Rol | undefined): boolean {
  return ROLES_QUE_ATIENDEN.some((uno) => uno === rol);
}
