import * as z from 'zod/mini';

/** RFC 9457. `traceId` finds the request in the log; `errors` names each faulty field by JSON pointer. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.optional(z.string()),
  traceId: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))),
});
export type Problem = z.infer<typeof problemSchema>;

interface CatalogueEntry {
  readonly status: number;
  readonly es: string;
  readonly en: string;
}

/** Every problem the API can answer with. The key is the last part of its `type`, `/problemas/<key>`. */
export const PROBLEMS = {
  'no-encontrado': { status: 404, es: 'No encontrado', en: 'Not found' },
  'peticion-no-valida': { status: 400, es: 'Petición no válida', en: 'Bad request' },
  'datos-no-validos': { status: 422, es: 'Hay datos que no son válidos', en: 'Some data is not valid' },
  'hora-inexistente': {
    status: 422,
    es: 'Esa hora no existe ese día',
    en: 'That time does not exist on that day',
  },
  'credenciales-incorrectas': {
    status: 401,
    es: 'Correo o contraseña incorrectos',
    en: 'Wrong e-mail or password',
  },
  'sin-sesion': { status: 401, es: 'Hace falta iniciar sesión', en: 'You need to log in' },
  'sesion-caducada': { status: 401, es: 'La sesión ha caducado', en: 'The session has expired' },
  'sesion-revocada': {
    status: 401,
    es: 'La sesión se ha cerrado: vuelve a entrar',
    en: 'The session was closed: log in again',
  },
  'sin-permiso': { status: 403, es: 'No tienes permiso para esto', en: 'You are not allowed to do this' },
  'cita-solapada': { status: 409, es: 'Esa hora ya está ocupada', en: 'That time is already taken' },
  'tiempo-bloqueado': {
    status: 409,
    es: 'Ese tiempo está bloqueado',
    en: 'That time is blocked',
  },
  'serie-con-choques': {
    status: 409,
    es: 'Hay fechas que no se pueden reservar: no se ha guardado ninguna',
    en: 'Some dates cannot be booked: none was kept',
  },
  'nombre-en-uso': { status: 409, es: 'Ya hay otro con ese nombre', en: 'There is another one of that name' },
  'correo-en-uso': {
    status: 409,
    es: 'Ese correo ya es de otra persona',
    en: 'Somebody else has that e-mail address',
  },
  'ultimo-admin': {
    status: 409,
    es: 'Tiene que quedar al menos un admin',
    en: 'There has to be at least one admin left',
  },
  'profesional-inactivo': {
    status: 409,
    es: 'Esa persona ya no atiende',
    en: 'That person no longer works here',
  },
  'transicion-no-permitida': {
    status: 409,
    es: 'La cita no puede pasar a ese estado',
    en: 'The cita cannot move to that estado',
  },
  'cita-cerrada': { status: 409, es: 'La cita ya está cerrada', en: 'The cita is already closed' },
  'llegada-no-permitida': {
    status: 409,
    es: 'Ahora no se puede apuntar la llegada',
    en: 'The arrival cannot be noted now',
  },
  'peticion-en-curso': {
    status: 409,
    es: 'Esta misma petición aún se está atendiendo',
    en: 'This very request is still being answered',
  },
  'codigo-no-valido': {
    status: 404,
    es: 'Ninguna pantalla enseña ese código',
    en: 'No screen shows that code',
  },
  'importacion-no-valida': {
    status: 422,
    es: 'Hay filas que no son válidas: no se ha guardado ninguna',
    en: 'Some rows are not valid: none was kept',
  },
  'version-antigua': {
    status: 412,
    es: 'Otra persona lo cambió antes',
    en: 'Somebody else changed it first',
  },
  'falta-if-match': { status: 428, es: 'Falta la cabecera If-Match', en: 'The If-Match header is missing' },
  'cuerpo-demasiado-grande': {
    status: 413,
    es: 'La petición es demasiado grande',
    en: 'The request is too large',
  },
  'tipo-no-admitido': {
    status: 415,
    es: 'Ese tipo de contenido no se admite',
    en: 'That content type is not accepted',
  },
  'demasiadas-peticiones': { status: 429, es: 'Demasiadas peticiones', en: 'Too many requests' },
  'error-interno': {
    status: 500,
    es: 'Algo ha fallado por nuestra parte',
    en: 'Something failed on our side',
  },
  'no-disponible': {
    status: 503,
    es: 'El servicio no está disponible ahora',
    en: 'The service is not available now',
  },
} as const satisfies Record<string, CatalogueEntry>;
export type ProblemKey = keyof typeof PROBLEMS;
