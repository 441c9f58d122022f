import type { ProblemKey } from './problem.ts';

/** What whoever meets a problem does next. */
export const REMEDIES: Record<ProblemKey, { readonly es: string; readonly en: string }> = {
  'no-encontrado': {
    es: 'Comprueba la dirección y el identificador; lo que es de otro negocio tampoco se encuentra.',
    en: 'Check the address and the id; what belongs to another negocio is not found either.',
  },
  'peticion-no-valida': {
    es: 'Corrige la petición: el cuerpo no es JSON bien formado, o la dirección no es UTF-8.',
    en: 'Correct the request: the body is not well-formed JSON, or the address is not UTF-8.',
  },
  'datos-no-validos': {
    es: 'Corrige cada dato que señala «errors» y envía la petición otra vez.',
    en: 'Correct each field that `errors` points to and send the request again.',
  },
  'hora-inexistente': {
    es: 'Elige otra hora: ese día el reloj se adelanta y salta la que pides.',
    en: 'Choose another time: the clock goes forward on that day and skips this one.',
  },
  'credenciales-incorrectas': {
    es: 'Revisa el correo y la contraseña. Tras varios fallos hay que esperar un cuarto de hora.',
    en: 'Check e-mail and password. After several failures, wait a quarter of an hour.',
  },
  'sin-sesion': {
    es: 'Entra con POST /sesion y envía el token en Authorization: Bearer.',
    en: 'Log in by POST /sesion and send the token as Authorization: Bearer.',
  },
  'sesion-caducada': {
    es: 'Renueva con POST /sesion/renovar; si también falla, vuelve a entrar.',
    en: 'Renew by POST /sesion/renovar; when that fails too, log in again.',
  },
  'sesion-revocada': {
    es: 'Vuelve a entrar: alguien cerró la sesión o cambió los permisos de este usuario.',
    en: 'Log in again: the session was closed, or the rights of this user have changed.',
  },
  'sin-permiso': {
    es: 'Pide a un admin del negocio que lo haga, o que te cambie el rol.',
    en: 'Ask an admin of the negocio to do it, or to change your rol.',
  },
  'cita-solapada': {
    es: 'Elige una de las «alternativas»; «conflictos» dice quién tiene la hora. Un admin puede autorizar el solape.',
    en: 'Choose one of `alternativas`; `conflictos` says who has the time. An admin may authorise the overlap.',
  },
  'tiempo-bloqueado': {
    es: 'Elige una de las «alternativas», o quita el bloqueo. Un admin puede reservar encima con solapeAutorizado.',
    en: 'Choose one of `alternativas`, or remove the block. An admin may book over it with solapeAutorizado.',
  },
  'serie-con-choques': {
    es: 'Omite o cambia en «excepciones» cada fecha de «citas» y envía la petición otra vez.',
    en: 'Omit or move each date of `citas` in `excepciones` and send the request again.',
  },
  'nombre-en-uso': {
    es: 'Usa el que ya existe o ponle otro nombre; los acentos y las mayúsculas no cuentan.',
    en: 'Use the one that exists or choose another name; accents and case do not count.',
  },
  'correo-en-uso': { es: 'Usa otro correo.', en: 'Use another e-mail address.' },
  'ultimo-admin': {
    es: 'Nombra antes a otro admin.',
    en: 'Make somebody else an admin first.',
  },
  'profesional-inactivo': {
    es: 'Marca antes que atiende («activo»): hasta entonces una dirección de su agenda no enseña nada.',
    en: 'Make them `activo` first: until then an address of their agenda shows nothing.',
  },
  'transicion-no-permitida': {
    es: 'Ofrece solo los estados de «permitidas» (los mismos que en «acciones» de la cita).',
    en: 'Offer only the estados in `permitidas` (the same as those in `acciones` of the cita).',
  },
  'cita-cerrada': {
    es: 'Una cita completada, cancelada o a la que no asistieron no se mueve: un admin puede reabrirla.',
    en: 'A cita that was held, missed or cancelled is not moved: an admin can open it again.',
  },
  'llegada-no-permitida': {
    es: 'Ofrécelo solo cuando «acciones» trae «llegada»: el día de la cita, mientras está pendiente o confirmada.',
    en: 'Offer it only when `acciones` has `llegada`: on the day of the cita, while it is pendiente or confirmada.',
  },
  'peticion-en-curso': {
    es: 'Envíala otra vez, con la misma Idempotency-Key, tras los segundos de Retry-After: recibirás lo que responda la primera.',
    en: 'Send it again, with the same Idempotency-Key, after the seconds of Retry-After: the answer is what the first one gets.',
  },
  'codigo-no-valido': {
    es: 'Mira el código en la pantalla: vale diez minutos y una sola vez.',
    en: 'Look at the code on the screen: it is good for ten minutes, and once.',
  },
  'importacion-no-valida': {
    es: 'Corrige en el archivo lo que señala «errores» (línea y columna) y envíalo otra vez; «simular=true» comprueba sin guardar.',
    en: 'Correct what `errores` points to (line and column) and send the file again; `simular=true` checks and keeps nothing.',
  },
  'version-antigua': {
    es: 'Enseña lo que cambió («actual») y repite con el ETag que viene en la respuesta si aún hace falta.',
    en: 'Show what changed (`actual`) and, if it is still wanted, repeat with the ETag of the answer.',
  },
  'falta-if-match': {
    es: 'Envía en If-Match el ETag de lo que cambias.',
    en: 'Send the ETag of what you are changing as If-Match.',
  },
  'cuerpo-demasiado-grande': {
    es: 'Envía menos de una vez: 100 KiB de JSON, o 64 MiB de CSV.',
    en: 'Send less at once: 100 KiB of JSON, or 64 MiB of CSV.',
  },
  'tipo-no-admitido': {
    es: 'Envía el Content-Type que pide la operación, en UTF-8 y sin una compresión desconocida.',
    en: 'Send the Content-Type that the operation asks for, in UTF-8 and without an unknown compression.',
  },
  'demasiadas-peticiones': {
    es: 'Espera los segundos de Retry-After.',
    en: 'Wait for the seconds of Retry-After.',
  },
  'error-interno': {
    es: 'Vuelve a intentarlo; si sigue, da el traceId a quien lleva el sistema.',
    en: 'Try again; if it persists, give the traceId to whoever runs the system.',
  },
  'no-disponible': {
    es: 'Vuelve a intentarlo tras los segundos de Retry-After, con la misma Idempotency-Key.',
    en: 'Try again after the seconds of Retry-After, with the same Idempotency-Key.',
  },
};
