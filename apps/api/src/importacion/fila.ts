import { telefonoE164 } from '@citas/domain/telefono';
import { filaSchema, type CampoDeFila, type Fila } from '@citas/protocol';
import { HoraInexistenteError } from '../citas/cita-error.ts';
import { horasDe, type Horas } from '../citas/horas.ts';
import { quitarProteccion } from '../exportacion/formula.ts';
import { unstorableTexts } from '../http/parse-request.ts';
import { ValidationError, type FieldError } from '../http/request-error.ts';
import { fieldErrors } from '../http/validation-messages.ts';
import { nombreLlano, type Columnas } from './columnas.ts';
import type { Fallo } from './fallo.ts';
import type { Registro } from './read-registros.ts';

export interface FilaLeida {
  readonly linea: number;
  readonly fila: Fila;
}

/** A row with the types of the contract, or everything that is wrong with it; its phone as it is dialled in `pais`. */
export function filaDe(
  { linea, celdas }: Registro,
  columnas: Columnas,
  pais: string | undefined,
): FilaLeida | readonly Fallo[] {
  if (celdas.length !== columnas.campos.length) {
    return [{ linea, columna: null, code: 'celdas', detail: celdasText(celdas.length, columnas) }];
  }
  const valores = Object.fromEntries(
    columnas.campos.flatMap((campo, i) => {
      const valor = valorDe(campo, celdas[i] ?? '', pais);
      return valor === '' ? [] : [[campo, valor]];
    }),
  );
  const raros = unstorableTexts(valores, '#');
  if (raros.length > 0) return fallosDe(raros, linea, columnas);
  const leida = filaSchema.safeParse(valores, { reportInput: true });
  return leida.success
    ? { linea, fila: leida.data }
    : fallosDe(fieldErrors(leida.error.issues), linea, columnas);
}

/** When the cita of a row is, by the same rules as one that is booked. */
export function horasDeFila(
  { linea, fila }: FilaLeida,
  lugar: { readonly duracionMinutos: number; readonly zonaHoraria: string; readonly columnas: Columnas },
): Horas | readonly Fallo[] {
  try {
    return horasDe(fila, lugar.duracionMinutos, lugar.zonaHoraria);
  } catch (error) {
    if (error instanceof ValidationError) return fallosDe(error.errors, linea, lugar.columnas);
    if (error instanceof HoraInexistenteError)
      return fallosDe([horaInexistente(error)], linea, lugar.columnas);
    throw error;
  }
}

export function columnaDe(campo: CampoDeFila, { nombres }: Columnas): string {
  return nombres.get(campo) ?? nombreLlano(campo);
}

function fallosDe(errors: readonly FieldError[], linea: number, columnas: Columnas): Fallo[] {
  return errors.map(({ pointer, code, detail }) => ({
    linea,
    columna: columnaDe(pointer.slice('#/'.length) as CampoDeFila, columnas),
    code,
    detail,
  }));
}

/** What people and spreadsheets write, as the contract has it; what is none of it is left for the schema to name. */
function valorDe(campo: CampoDeFila, celda: string, pais: string | undefined): string {
  const valor = quitarProteccion(celda).trim();
  switch (campo) {
    case 'fecha':
      return valor.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_, d: string, m: string, y: string) =>
        [y, m.padStart(2, '0'), d.padStart(2, '0')].join('-'),
      );
    case 'horaInicio':
    case 'horaFin':
    case 'llegada':
      return valor.replace(/^(\d:\d\d)/, '0$1').replace(/^(\d\d:\d\d):00$/, '$1');
    case 'telefono': {
      const telefono = valor.replaceAll(/[\s().-]/g, '');
      return telefonoE164(telefono, pais) ?? telefono;
    }
    case 'estado':
      return valor.toLowerCase().replaceAll(' ', '_').replace('ó', 'o');
    default:
      return valor;
  }
}

function celdasText(hay: number, { campos }: Columnas) {
  return {
    es: `Tiene ${hay} celdas y la cabecera, ${campos.length}`,
    en: `Has ${hay} cells and the header ${campos.length}`,
  };
}

function horaInexistente({ campo, fecha, hora }: HoraInexistenteError): FieldError {
  return {
    pointer: `#/${campo}`,
    code: 'hora_inexistente',
    detail: {
      es: `El ${fecha} el reloj se adelanta y salta las ${hora}`,
      en: `On ${fecha} the clock goes forward and skips ${hora}`,
    },
  };
}
