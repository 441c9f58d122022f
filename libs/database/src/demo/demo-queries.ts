import type { Horario } from '@citas/domain';
import type { Queryable } from '../database.ts';
import type { DemoBloqueo } from './demo-bloqueos.ts';
import type { DemoCita } from './demo-citas.ts';
import type { DemoNegocio } from './demo-negocios.ts';

export async function insertNegocio(tx: Queryable, negocio: DemoNegocio): Promise<void> {
  await tx.query(
    'INSERT INTO negocios (id, nombre, zona_horaria, locale, horario) VALUES ($1, $2, $3, $4, $5)',
    [negocio.id, negocio.nombre, negocio.zonaHoraria, negocio.locale, JSON.stringify(negocio.horario)],
  );
}

export async function insertUsuarios(
  tx: Queryable,
  negocio: DemoNegocio,
  passwordHash: string,
): Promise<void> {
  for (const { buzon, nombre, rol } of negocio.usuarios) {
    await tx.query(
      `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol, profesional_id)
       VALUES ($1, $2, $3, $4, $5, (
         SELECT id FROM profesionales WHERE negocio_id = $1 AND nombre = $3 AND $5 = 'profesional'))`,
      [negocio.id, `${buzon}@${negocio.dominio}`, nombre, passwordHash, rol],
    );
  }
}

export async function insertServicios(tx: Queryable, negocio: DemoNegocio): Promise<void> {
  await tx.query(
    `INSERT INTO servicios (negocio_id, nombre, duracion_minutos, color, precio)
     SELECT $1, nombre, duracion, color, precio
     FROM jsonb_to_recordset($2) AS s (nombre text, duracion integer, color text, precio numeric)`,
    [negocio.id, JSON.stringify(negocio.servicios)],
  );
}

export async function insertProfesionales(tx: Queryable, negocio: DemoNegocio): Promise<void> {
  await tx.query(
    `INSERT INTO profesionales (negocio_id, nombre, color, horario)
     SELECT $1, nombre, color, horario FROM jsonb_to_recordset($2) AS p (nombre text, color text, horario jsonb)`,
    [
      negocio.id,
      JSON.stringify(negocio.profesionales.map((p) => ({ ...p, horario: horarioDe(p, negocio) }))),
    ],
  );
}

/** Somebody with a day off works on the others; who has none, whenever the negocio is open. */
function horarioDe({ libra }: { readonly libra: number }, { horario }: DemoNegocio): Horario | null {
  const { [libra]: dia, ...resto } = horario;
  return dia ? resto : null;
}

export async function insertClientes(
  tx: Queryable,
  negocioId: string,
  clientes: readonly { nombre: string; telefono: string }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO clientes (negocio_id, nombre, telefono)
     SELECT $1, nombre, telefono FROM jsonb_to_recordset($2) AS c (nombre text, telefono text)`,
    [negocioId, JSON.stringify(clientes)],
  );
}

export async function insertBloqueos(
  tx: Queryable,
  negocioId: string,
  bloqueos: readonly DemoBloqueo[],
): Promise<void> {
  await tx.query(
    `INSERT INTO bloqueos (negocio_id, profesional_id, desde, hasta, motivo)
     SELECT $1, p.id, b.desde, b.hasta, b.motivo
     FROM jsonb_to_recordset($2) AS b (profesional text, desde date, hasta date, motivo text)
     LEFT JOIN profesionales p ON p.negocio_id = $1 AND p.nombre = b.profesional`,
    [negocioId, JSON.stringify(bloqueos)],
  );
}

// A cancellation comes from two hours to four days before the cita, and never in the future.
export async function insertCitas(
  tx: Queryable,
  negocioId: string,
  citas: readonly DemoCita[],
): Promise<void> {
  await tx.query(
    `INSERT INTO citas (negocio_id, cliente_id, cliente, servicio_id, servicio, profesional_id, profesional,
                        fecha, hora_inicio, hora_fin, estado, motivo, cancelada_en)
     SELECT $1, cl.id, cl.nombre, s.id, s.nombre, p.id, p.nombre, c.fecha, c.hora_inicio, c.hora_fin, c.estado, c.motivo,
       CASE WHEN c.estado = 'cancelada' THEN least(now(), instante_local(c.fecha, c.hora_inicio, n.zona_horaria)
         - make_interval(hours => 2 + abs(hashtext(c.cliente || c.fecha)) % 94)) END
     FROM jsonb_to_recordset($2) AS c (cliente text, servicio text, profesional text, fecha date,
                                       hora_inicio time, hora_fin time, estado text, motivo text)
     JOIN negocios n ON n.id = $1
     JOIN clientes cl ON cl.negocio_id = $1 AND cl.nombre = c.cliente
     JOIN servicios s ON s.negocio_id = $1 AND s.nombre = c.servicio
     JOIN profesionales p ON p.negocio_id = $1 AND p.nombre = c.profesional`,
    [negocioId, JSON.stringify(citas)],
  );
}
