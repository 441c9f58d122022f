import type { Queryable } from '@citas/database';
import {
  conDesfase,
  diaDeLaSemana,
  ESTADOS,
  minutosDeHora,
  SIN_ASIGNAR,
  sumarDias,
  type CitasPorEstado,
  type EstadoCita,
  type Horario,
  type Periodo,
  type Rango,
  type TiempoBloqueado,
} from '@citas/domain';

export interface CitaContada {
  readonly fecha: string;
  readonly inicio: string;
  readonly fin: string;
  readonly estado: EstadoCita;
  readonly servicio: string;
  readonly profesional: string | null;
  readonly canceladaEn: Date | null;
}
export interface Todo {
  readonly citas: readonly CitaContada[];
  readonly horario: Horario;
  readonly bloqueos: readonly TiempoBloqueado[];
  readonly profesionales: readonly {
    readonly id: string;
    readonly nombre: string;
    readonly activo: boolean;
    readonly horario: Horario | null;
  }[];
}

/** Every row that there is, to be counted one by one. */
export async function everyCita(db: Queryable, negocio: string): Promise<Todo> {
  const citas = await db.query<CitaContada>(
    `SELECT fecha, left(hora_inicio::text, 5) AS inicio, left(hora_fin::text, 5) AS fin, estado, servicio,
       profesional_id AS profesional, cancelada_en AS "canceladaEn" FROM citas WHERE negocio_id = $1`,
    [negocio],
  );
  const profesionales = await db.query<Todo['profesionales'][number]>(
    'SELECT id, nombre, activo, horario FROM profesionales WHERE negocio_id = $1',
    [negocio],
  );
  const [row] = await db.query<{ horario: Horario }>('SELECT horario FROM negocios WHERE id = $1', [negocio]);
  const bloqueos = await db.query<TiempoBloqueado>(
    `SELECT profesional_id AS "profesionalId", desde, hasta, left(hora_inicio::text, 5) AS "horaInicio",
       left(hora_fin::text, 5) AS "horaFin" FROM bloqueos WHERE negocio_id = $1`,
    [negocio],
  );
  return { citas, profesionales, bloqueos, horario: row?.horario ?? {} };
}

/** The query of the guide, but for the day of the negocio in the place of the server's. */
export async function guideFigures(db: Queryable, negocio: string, hoy: string) {
  const [row] = await db.query(
    `SELECT COUNT(*) as "totalCitas", COUNT(*) FILTER (WHERE DATE(fecha) = $2) as "citasHoy",
       COUNT(*) FILTER (WHERE estado = 'completada') as "citasCompletadas",
       COUNT(*) FILTER (WHERE estado = 'cancelada') as "citasCanceladas",
       AVG(EXTRACT(EPOCH FROM (hora_fin - hora_inicio))/60)::INT as "duracionPromedio",
       MAX(fecha) as "ultimaCita"
     FROM citas WHERE negocio_id = $1`,
    [negocio, hoy],
  );
  return row as object;
}

const minutos = ({ inicio, fin }: CitaContada) => minutosDeHora(fin) - minutosDeHora(inicio);
const suma = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function porEstado(citas: readonly CitaContada[]): CitasPorEstado {
  return Object.fromEntries(
    ESTADOS.map((estado) => [estado, citas.filter((cita) => cita.estado === estado).length]),
  ) as unknown as CitasPorEstado;
}

export function naiveEstadisticas({ citas }: Todo, hoy: string) {
  const n = porEstado(citas);
  return {
    totalCitas: citas.length,
    citasHoy: citas.filter(({ fecha }) => fecha === hoy).length,
    citasCompletadas: n.completada,
    citasCanceladas: n.cancelada,
    citasPendientes: n.pendiente,
    citasConfirmadas: n.confirmada,
    citasNoAsistio: n.no_asistio,
    duracionPromedio: citas.length === 0 ? null : Math.round(suma(citas.map(minutos)) / citas.length),
    ultimaCita:
      citas
        .map(({ fecha }) => fecha)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** The hours are those of `deEsteDia` only, where it is given. */
export function naiveSeries({ citas, profesionales }: Todo, { desde, hasta }: Rango, deEsteDia?: string) {
  const suyas = citas.filter(({ fecha }) => fecha >= desde && fecha <= hasta);
  const by = (of: readonly CitaContada[], key: (cita: CitaContada) => string) =>
    [...Map.groupBy(of, key)].map(([clave, group]) => [clave, porEstado(group)] as const);
  const dias = by(suyas, ({ fecha }) => fecha);
  const todos: [string, CitasPorEstado][] = [];
  for (let dia = desde; dia <= hasta; dia = sumarDias(dia, 1))
    todos.push([dia, dias.find(([fecha]) => fecha === dia)?.[1] ?? porEstado([])]);
  const horas = suyas.filter(({ fecha }) => deEsteDia === undefined || fecha === deEsteDia);
  return {
    porDia: Object.fromEntries(todos),
    porHora: Object.fromEntries(by(horas, ({ inicio }) => inicio.slice(0, 2))),
    porServicio: Object.fromEntries(by(suyas, ({ servicio }) => servicio)),
    porProfesional: Object.fromEntries(
      by(suyas, ({ profesional }) => profesional ?? SIN_ASIGNAR).map(([id, counts]) => [
        id,
        { nombre: profesionales.find((p) => p.id === id)?.nombre ?? null, ...counts },
      ]),
    ),
  };
}

const rate = (part: number, n: number) => ({ n, tasa: n < 5 ? null : part / n });

export function naiveResumen(todo: Todo, periodo: Periodo, now: { ahora: number; zona: string }) {
  const { desde, hasta, hastaHora } = periodo;
  const limite = hastaHora ?? '24:00';
  const citas = todo.citas.filter(
    ({ fecha, inicio }) => fecha >= desde && fecha <= hasta && (fecha < hasta || inicio <= limite),
  );
  const n = porEstado(citas);
  const at = (fecha: string, hora: string) =>
    Temporal.Instant.from(conDesfase(fecha, hora, now.zona)).epochMilliseconds;
  const DIA = 86_400_000;
  return {
    citas: citas.length,
    porEstado: n,
    minutos: suma(citas.map(minutos)),
    duracionPromedio: {
      n: citas.length,
      minutos: naiveEstadisticas({ ...todo, citas }, '').duracionPromedio,
    },
    ocupacion: naiveOcupacion(todo, citas, periodo),
    noAsistencia: rate(n.no_asistio, n.completada + n.no_asistio),
    cancelacion: {
      ...rate(n.cancelada, citas.length),
      tardias: citas.filter(
        ({ estado, canceladaEn, fecha, inicio }) =>
          estado === 'cancelada' && canceladaEn !== null && canceladaEn.getTime() > at(fecha, inicio) - DIA,
      ).length,
    },
    sinCerrar: citas.filter(
      ({ estado, fecha, fin }) =>
        (estado === 'pendiente' || estado === 'confirmada') && at(fecha, fin) <= now.ahora,
    ).length,
  };
}

function minutesOf(tramos: Horario[string] = []): Set<number> {
  const minutes = new Set<number>();
  for (const { desde, hasta } of tramos)
    for (let minute = minutosDeHora(desde); minute < minutosDeHora(hasta); minute += 1) minutes.add(minute);
  return minutes;
}

function bloqueosDe({ bloqueos }: Todo, id: string, fecha: string) {
  return bloqueos
    .filter(({ profesionalId, desde, hasta }) => {
      const isTheirs = profesionalId === null || profesionalId === id;
      return isTheirs && desde <= fecha && fecha <= hasta;
    })
    .map(({ horaInicio, horaFin }) => ({ desde: horaInicio, hasta: horaFin }));
}

/** Minute by minute: those of the citas, and those of the hours that neither they nor a block are on. */
function naiveOcupacion(todo: Todo, citas: readonly CitaContada[], { desde, hasta, hastaHora }: Periodo) {
  const end = (fecha: string) => (fecha === hasta && hastaHora !== null ? minutosDeHora(hastaHora) : 1440);
  const quienes = todo.profesionales
    .filter(({ activo }) => activo)
    .map(({ id, nombre, horario }) => {
      let [ocupados, libres] = [0, 0];
      for (let fecha = desde; fecha <= hasta; fecha = sumarDias(fecha, 1)) {
        const dia = String(diaDeLaSemana(fecha));
        const abierto = minutesOf(todo.horario[dia]).intersection(minutesOf((horario ?? todo.horario)[dia]));
        const tomado = minutesOf(tomadoPor(citas, id, fecha));
        const bloqueado = minutesOf(bloqueosDe(todo, id, fecha));
        for (let minute = 0; minute < end(fecha); minute += 1)
          if (tomado.has(minute)) ocupados += 1;
          else if (abierto.has(minute) && !bloqueado.has(minute)) libres += 1;
      }
      return [id, { nombre, ...part(ocupados, ocupados + libres) }] as const;
    });
  return {
    ...part(
      suma(quienes.map(([, { minutosOcupados }]) => minutosOcupados)),
      suma(quienes.map(([, { minutosDisponibles }]) => minutosDisponibles)),
    ),
    porProfesional: Object.fromEntries(quienes),
  };
}

function tomadoPor(citas: readonly CitaContada[], id: string, dia: string) {
  return citas
    .filter(
      ({ profesional, fecha, estado }) =>
        profesional === id && fecha === dia && ['pendiente', 'confirmada', 'completada'].includes(estado),
    )
    .map(({ inicio, fin }) => ({ desde: inicio, hasta: fin }));
}

function part(minutosOcupados: number, minutosDisponibles: number) {
  const tasa = minutosDisponibles === 0 ? null : minutosOcupados / minutosDisponibles;
  return { minutosOcupados, minutosDisponibles, tasa };
}
