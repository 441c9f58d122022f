import type { CitaRow } from '@citas/database';
import { horaLocal } from '@citas/domain';
import type { Separador } from '@citas/protocol';
import { stringify } from 'csv-stringify/sync';
import type { Nombrados } from './exportacion-queries.ts';
import { protegerFormula } from './formula.ts';

/** The columns that the import knows too, so that what was exported can be imported. */
export const COLUMNAS = [
  'fecha',
  'hora_inicio',
  'hora_fin',
  'cliente',
  'telefono',
  'email',
  'servicio',
  'profesional',
  'estado',
  'motivo',
  'notas',
  'llegada',
];

/** Excel takes a file without it for one of the old code page. */
export const BOM = '\uFEFF';

export function lineas(filas: readonly (readonly string[])[], separador: Separador): string {
  return stringify(
    filas.map((fila) => fila.map(protegerFormula)),
    { delimiter: separador, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

/** With today's names, which the import finds; those that were booked where nobody has them any more. */
export function celdasDe(row: CitaRow, nombrados: Nombrados, zonaHoraria: string): string[] {
  const cliente = nombrados.clientes.get(row.cliente_id);
  const celdas = [
    row.fecha,
    row.hora_inicio.slice(0, 5),
    row.hora_fin.slice(0, 5),
    cliente?.nombre ?? row.cliente,
    cliente?.telefono,
    cliente?.email,
    nombrados.servicios.get(row.servicio_id)?.nombre ?? row.servicio,
    nombrados.profesionales.get(row.profesional_id)?.nombre ?? row.profesional,
    row.estado,
    row.motivo,
    row.notas,
    row.llegada_en ? horaLocal(new Date(row.llegada_en).getTime(), zonaHoraria) : null,
  ];
  return celdas.map((celda) => celda ?? '');
}
