import type { Choque, CitaDeSerie, Excepcion, Hueco } from '@citas/protocol';

/** What a person decided about the days of a rule, by the day as the rule has it. */
export type Decisiones = ReadonlyMap<string, 'omitida' | Hueco>;

/** One day of the preview: the cita as it would be, and what was decided about it. */
export interface Fila {
  readonly cita: CitaDeSerie;
  readonly omitida: boolean;
  readonly movida: boolean;
}

export function filasDe(citas: readonly CitaDeSerie[], decisiones: Decisiones): Fila[] {
  return citas.map((cita) => {
    const decision = decisiones.get(cita.fechaDeLaRegla);
    return {
      cita,
      omitida: decision === 'omitida',
      movida: decision !== undefined && decision !== 'omitida',
    };
  });
}

/** Outside the opening hours whoever books may still book; nothing else lets them. */
export function impide(choque: Choque | null): boolean {
  return choque !== null && choque.tipo !== 'fuera_de_horario';
}

export function sinResolver(filas: readonly Fila[]): Fila[] {
  return filas.filter(({ cita, omitida }) => !omitida && impide(cita.choque));
}

/** As the API takes them. For a preview those left out are asked for all the same, so that they can be had back. */
export function excepcionesDe(
  decisiones: Decisiones,
  { conOmitidas }: { conOmitidas: boolean },
): Excepcion[] {
  return [...decisiones].flatMap(([fecha, decision]): Excepcion[] => {
    if (decision === 'omitida') return conOmitidas ? [{ fecha, omitir: true }] : [];
    const { horaInicio, profesionalId } = decision;
    return [{ fecha, a: { fecha: decision.fecha, horaInicio, profesionalId } }];
  });
}
