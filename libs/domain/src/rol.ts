export const ROLES = ['admin', 'recepcion', 'profesional', 'pantalla'] as const;
export type Rol = (typeof ROLES)[number];
