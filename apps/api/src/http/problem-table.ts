import { ExpiredTokenError, InvalidTokenError, RevokedTokenError } from '@citas/auth';
import { DatabaseUnavailableError } from '@citas/database';
import {
  CitaCerradaError,
  CitaSolapadaError,
  HoraInexistenteError,
  LlegadaNoPermitidaError,
  TiempoBloqueadoError,
  TransicionNoPermitidaError,
} from '../citas/cita-error.ts';
import { ProfesionalInactivoError } from '../agenda/agenda-error.ts';
import { SerieConChoquesError } from '../series/serie-error.ts';
import { CredencialesIncorrectasError, SesionCaducadaError } from '../sesion/sesion-error.ts';
import { isOverlap, isRefusedValue, isTransient, isUnreachable } from './database-error.ts';
import { EnvioCortadoError, ImportacionNoValidaError } from '../importacion/importacion-error.ts';
import { HubUnreachableError } from '../operador/operador-error.ts';
import { CodigoNoValidoError } from '../tv/tv-error.ts';
import { CorreoEnUsoError, UltimoAdminError } from '../usuarios/usuario-error.ts';
import { PeticionEnCursoError } from '../idempotency/idempotency-error.ts';
import { bodyProblem } from './body-problem.ts';
import { demasiadoText } from './demasiado-text.ts';
import { etagOf } from './etag.ts';
import type { ProblemAnswer } from './problem-answer.ts';
import {
  FaltaIfMatchError,
  ForbiddenError,
  MediaTypeError,
  NombreEnUsoError,
  NoSessionError,
  NotFoundError,
  TooManyRequestsError,
  ValidationError,
  VersionAntiguaError,
} from './request-error.ts';
import type { Text } from './text.ts';

type Rule = (error: unknown) => ProblemAnswer | undefined;

const when =
  <E>(kind: new (...args: never[]) => E, answer: (error: E) => ProblemAnswer): Rule =>
  (error) =>
    error instanceof kind ? answer(error) : undefined;
const whenever =
  (holds: (error: unknown) => boolean, answer: ProblemAnswer): Rule =>
  (error) =>
    holds(error) ? answer : undefined;

const BEARER = { 'WWW-Authenticate': 'Bearer' };
const TRY_SOON = { 'Retry-After': '1' };

/** Every failure that a caller can cause or must know of. What is not here is a fault of ours. */
const RULES: readonly Rule[] = [
  when(ValidationError, ({ errors }) => ({ key: 'datos-no-validos', errors })),
  when(NotFoundError, () => ({ key: 'no-encontrado' })),
  when(NoSessionError, () => ({ key: 'sin-sesion', headers: BEARER })),
  when(InvalidTokenError, () => ({ key: 'sin-sesion', headers: BEARER })),
  when(ExpiredTokenError, () => ({ key: 'sesion-caducada', headers: BEARER })),
  when(RevokedTokenError, () => ({ key: 'sesion-revocada', headers: BEARER })),
  when(SesionCaducadaError, () => ({ key: 'sesion-caducada' })),
  when(CredencialesIncorrectasError, () => ({ key: 'credenciales-incorrectas' })),
  when(ForbiddenError, () => ({ key: 'sin-permiso' })),
  when(MediaTypeError, () => ({ key: 'tipo-no-admitido' })),
  when(TooManyRequestsError, (error) => ({
    key: 'demasiadas-peticiones',
    detail: demasiadoText(error),
    headers: { 'Retry-After': String(error.retryAfterSeconds) },
  })),
  when(PeticionEnCursoError, () => ({ key: 'peticion-en-curso', headers: TRY_SOON })),
  when(CodigoNoValidoError, () => ({ key: 'codigo-no-valido' })),
  when(ImportacionNoValidaError, ({ informe }) => ({ key: 'importacion-no-valida', extras: { ...informe } })),
  when(EnvioCortadoError, () => ({ key: 'peticion-no-valida' })),
  when(CitaSolapadaError, ({ conflictos, alternativas }) => ({
    key: 'cita-solapada',
    extras: { conflictos, alternativas },
  })),
  when(TiempoBloqueadoError, ({ bloqueos, alternativas }) => ({
    key: 'tiempo-bloqueado',
    extras: { bloqueos, alternativas },
  })),
  when(SerieConChoquesError, ({ citas }) => ({ key: 'serie-con-choques', extras: { citas } })),
  when(NombreEnUsoError, () => ({ key: 'nombre-en-uso' })),
  when(CorreoEnUsoError, () => ({ key: 'correo-en-uso' })),
  when(ProfesionalInactivoError, () => ({ key: 'profesional-inactivo' })),
  when(UltimoAdminError, () => ({ key: 'ultimo-admin' })),
  when(TransicionNoPermitidaError, ({ estado, permitidas }) => ({
    key: 'transicion-no-permitida',
    detail: transicionText(estado, permitidas),
    extras: { permitidas },
  })),
  when(CitaCerradaError, ({ estado }) => ({ key: 'cita-cerrada', extras: { estado } })),
  when(LlegadaNoPermitidaError, ({ estado, fecha, hoy }) => ({
    key: 'llegada-no-permitida',
    detail: llegadaText(estado, fecha, hoy),
    extras: { estado, fecha, hoy },
  })),
  when(VersionAntiguaError, ({ actual }) => ({
    key: 'version-antigua',
    extras: { actual },
    headers: { ETag: etagOf(actual) },
  })),
  when(FaltaIfMatchError, () => ({ key: 'falta-if-match', detail: FALTA_IF_MATCH })),
  when(HoraInexistenteError, horaInexistente),
  bodyProblem,
  whenever(isOverlap, { key: 'cita-solapada', extras: { conflictos: [], alternativas: [] } }),
  whenever(isRefusedValue, { key: 'datos-no-validos', errors: [] }),
  whenever(isTransient, { key: 'no-disponible', headers: TRY_SOON }),
  when(HubUnreachableError, () => ({ key: 'no-disponible', headers: TRY_SOON })),
  when(DatabaseUnavailableError, () => ({ key: 'no-disponible', headers: TRY_SOON })),
  whenever(isUnreachable, { key: 'no-disponible', headers: TRY_SOON }),
];

export function problemOf(error: unknown): ProblemAnswer {
  for (const rule of RULES) {
    const answer = rule(error);
    if (answer) return answer;
  }
  return { key: 'error-interno' };
}

const FALTA_IF_MATCH: Text = {
  es: 'Envía en If-Match el ETag de lo que estás cambiando',
  en: 'Send the ETag of what you are changing as If-Match',
};

function transicionText(estado: string, permitidas: readonly string[]): Text {
  const lista = permitidas.join(', ');
  return permitidas.length === 0
    ? { es: `Una cita ${estado} ya no cambia`, en: `A cita that is ${estado} changes no more` }
    : { es: `De ${estado} solo puede pasar a: ${lista}`, en: `From ${estado} it can only move to: ${lista}` };
}

function llegadaText(estado: string, fecha: string, hoy: string): Text {
  return fecha === hoy
    ? {
        es: `La cita está ${estado}: ya no se espera a nadie`,
        en: `The cita is ${estado}: nobody is waited for`,
      }
    : { es: `La cita es del ${fecha} y hoy es ${hoy}`, en: `The cita is of ${fecha} and today is ${hoy}` };
}

function horaInexistente({ campo, fecha, hora }: HoraInexistenteError): ProblemAnswer {
  const detail: Text = {
    es: `El ${fecha} el reloj se adelanta y salta las ${hora}`,
    en: `On ${fecha} the clock goes forward and skips ${hora}`,
  };
  return {
    key: 'hora-inexistente',
    detail,
    errors: [{ pointer: `#/${campo}`, code: 'hora_inexistente', detail }],
  };
}
