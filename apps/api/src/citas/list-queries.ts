import type { CitaRow, Queryable } from '@citas/database';
import type { ListarCitas } from '@citas/protocol';
import type { Cursor } from './cursor.ts';

export type Filtro = Omit<ListarCitas, 'cursor' | 'limit' | 'orden'> & {
  /** Only the citas of the professional that this user is. */
  readonly deUsuario?: string | undefined;
};

export interface Pagina {
  readonly filtro: Filtro;
  readonly cursor: Cursor | undefined;
  readonly limit: number;
  /** The latest first. */
  readonly recientes?: boolean;
}

/** A condition whose `?` stands for its value. */
type Condition = readonly [sql: string, value: unknown];

const TEXTOS = ['cliente', 'servicio', 'profesional', 'notas'];

function conditions(filtro: Filtro): Condition[] {
  const q = TEXTOS.map((column) => `position(sin_acentos(?) IN sin_acentos(${column})) > 0`).join(' OR ');
  const all: Condition[] = [
    ['fecha >= ?', filtro.desde],
    ['fecha <= ?', filtro.hasta],
    ['estado = ANY (?)', filtro.estado],
    ['profesional_id = ?', filtro.profesionalId],
    [
      'profesional_id = (SELECT profesional_id FROM usuarios WHERE negocio_id = $1 AND id = ?)',
      filtro.deUsuario,
    ],
    ['servicio_id = ?', filtro.servicioId],
    ['servicio = ?', filtro.servicio],
    ['cliente_id = ?', filtro.clienteId],
    [`(${q})`, filtro.q || undefined],
  ];
  return all.filter(([, value]) => value !== undefined);
}

/** In the order of the agenda or the other way round, after the cursor. */
export function selectCitas(db: Queryable, negocioId: string, page: Pagina): Promise<CitaRow[]> {
  const values: unknown[] = [negocioId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = conditions(page.filtro).map(([sql, value]) => sql.replaceAll('?', bind(value)));
  if (page.cursor) {
    const { fecha, horaInicio, id } = page.cursor;
    where.push(
      `(fecha, hora_inicio, id) ${page.recientes ? '<' : '>'} (${bind(fecha)}, ${bind(horaInicio)}, ${bind(id)})`,
    );
  }
  const direction = page.recientes ? 'DESC' : 'ASC';
  return db.query(
    `SELECT * FROM citas WHERE ${['negocio_id = $1', ...where].join(' AND ')}
     ORDER BY fecha ${direction}, hora_inicio ${direction}, id ${direction} LIMIT ${bind(page.limit)}`,
    values,
  );
}
