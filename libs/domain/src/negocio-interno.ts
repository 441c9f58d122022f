/** The rows of operators carry it: nobody works there. */
export const NEGOCIO_DE_OPERADORES = '_operacion';

/** Of what the hubs write to measure themselves. No negocio can be called so: it breaks the rule of `negocios.id`. */
export const NEGOCIO_DEL_CANARIO = '~canario';
