import type { Hueco } from '@citas/protocol';

/** A text and what it names. */
export interface Dicho {
  readonly clave: string;
  readonly datos: Readonly<Record<string, string>>;
}

interface Suerte {
  /** What is chosen in its stead. */
  readonly otro: Hueco | undefined;
  readonly paso: boolean;
  /** Who took it, when that is known. */
  readonly por: string | undefined;
}

/** How a chosen time went while the form was open. */
export function comoSeFue({ horaInicio: hora, profesional }: Hueco, { otro, paso, por }: Suerte): Dicho {
  if (otro?.horaInicio === hora) {
    return {
      clave: 'reserva.conOtra',
      datos: { hora, antes: profesional ?? '', con: otro.profesional ?? '' },
    };
  }
  if (otro) return { clave: 'reserva.yaPasoCerca', datos: { hora, cerca: otro.horaInicio } };
  if (paso) return { clave: 'reserva.yaPaso', datos: {} };
  return por
    ? { clave: 'reserva.seOcupoPor', datos: { nombre: por, hora } }
    : { clave: 'forma.seOcupo', datos: { hora } };
}
