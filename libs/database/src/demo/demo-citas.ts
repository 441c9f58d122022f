import {
  diaDeLaSemana,
  horaDeMinutos,
  minutosDeHora,
  sumarDias,
  type EstadoCita,
  type Fecha,
  type Hora,
} from '@citas/domain';
import type { DemoCliente } from './demo-clientes.ts';
import type { DemoNegocio } from './demo-negocios.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface DemoCita {
  readonly cliente: string;
  readonly servicio: string;
  readonly profesional: string;
  readonly fecha: Fecha;
  readonly hora_inicio: Hora;
  readonly hora_fin: Hora;
  readonly estado: EstadoCita;
  readonly motivo: string | null;
}

const DIAS_ATRAS = 365;
export const DIAS_ADELANTE = 28;

/** A year up to now and four weeks beyond, as this negocio's book would look at this moment of its own clock. */
export function demoCitas(
  negocio: DemoNegocio,
  clientes: readonly DemoCliente[],
  random: SeededRandom,
  ahora: { readonly fecha: Fecha; readonly hora: Hora },
): DemoCita[] {
  const citas: DemoCita[] = [];
  for (let dia = -DIAS_ATRAS; dia <= DIAS_ADELANTE; dia += 1) {
    const fecha = sumarDias(ahora.fecha, dia);
    const semana = diaDeLaSemana(fecha);
    for (const { nombre, libra } of negocio.profesionales) {
      if (libra === semana) continue;
      const ocupacion = (negocio.ocupacion[semana] ?? 0) * temporada(fecha) * antelacion(dia);
      citas.push(
        ...agendaDelDia({ negocio, clientes, random, ahora, fecha, profesional: nombre, ocupacion }),
      );
    }
  }
  return citas;
}

/** December is full, January and August are quiet. */
function temporada(fecha: Fecha): number {
  const porMes: Record<string, number> = { '12': 1.15, '01': 0.8, '08': 0.75 };
  return porMes[fecha.slice(5, 7)] ?? 1;
}

/** The further ahead, the emptier the book. */
function antelacion(dia: number): number {
  return dia <= 0 ? 1 : Math.max(0.12, 0.95 - dia * 0.045);
}

interface Jornada {
  readonly negocio: DemoNegocio;
  readonly clientes: readonly DemoCliente[];
  readonly random: SeededRandom;
  readonly ahora: { readonly fecha: Fecha; readonly hora: Hora };
  readonly fecha: Fecha;
  readonly profesional: string;
  readonly ocupacion: number;
}

function agendaDelDia(jornada: Jornada): DemoCita[] {
  const { negocio, random, fecha, ocupacion } = jornada;
  const citas: DemoCita[] = [];
  for (const tramo of negocio.horario[String(diaDeLaSemana(fecha))] ?? []) {
    for (let minuto = minutosDeHora(tramo.desde); minuto < minutosDeHora(tramo.hasta);) {
      const servicio = random.weighted(negocio.servicios.map((value) => ({ value, weight: value.peso })));
      const fin = minuto + servicio.duracion;
      if (fin > minutosDeHora(tramo.hasta) || !random.chance(ocupacion)) {
        minuto += 15;
        continue;
      }
      citas.push(cita(jornada, servicio.nombre, horaDeMinutos(minuto), horaDeMinutos(fin)));
      minuto = fin + (random.chance(0.3) ? 15 : 0);
    }
  }
  return citas;
}

function cita(jornada: Jornada, servicio: string, horaInicio: Hora, horaFin: Hora): DemoCita {
  const estado = estadoDe(jornada, horaInicio, horaFin);
  return {
    cliente: jornada.random.pick(jornada.clientes).nombre,
    servicio,
    profesional: jornada.profesional,
    fecha: jornada.fecha,
    hora_inicio: horaInicio,
    hora_fin: horaFin,
    estado,
    motivo:
      estado === 'cancelada'
        ? jornada.random.pick(['enfermedad', 'cambio de planes', 'trabajo', 'no indica motivo'])
        : null,
  };
}

function estadoDe({ random, fecha, ahora }: Jornada, inicio: Hora, fin: Hora): EstadoCita {
  const sigue = fecha > ahora.fecha || (fecha === ahora.fecha && fin > ahora.hora);
  if (!sigue) {
    // What nobody closed yet: a little of today, hardly anything before.
    if (random.chance(fecha === ahora.fecha ? 0.12 : 0.0005)) return 'confirmada';
    return random.weighted<EstadoCita>([
      { value: 'completada', weight: 85 },
      { value: 'no_asistio', weight: 6 },
      { value: 'cancelada', weight: 9 },
    ]);
  }
  const yaEmpezo = fecha === ahora.fecha && inicio <= ahora.hora;
  return random.weighted<EstadoCita>([
    { value: 'confirmada', weight: yaEmpezo ? 95 : 62 },
    { value: 'pendiente', weight: yaEmpezo ? 0 : 32 },
    { value: 'cancelada', weight: 5 },
  ]);
}
