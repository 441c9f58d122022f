import type { EstadoCita, Fecha } from '@citas/domain';
import { masDias } from '../tiempo/fecha.ts';

export interface Equipo {
  readonly servicios: readonly { readonly nombre: string; readonly duracionMinutos: number }[];
  readonly profesionales: readonly string[];
}

const CLIENTES = [
  'Ana Pérez',
  'Luis García',
  'Carmen Ruiz',
  'Jorge Molina',
  'Sofía Torres',
  'Diego Castro',
  'Elena Navarro',
  'Pablo Ortega',
  'Lucía Romero',
  'Mario Vega',
] as const;
const HORAS = ['09:30', '11:00', '12:30', '16:00', '17:30'] as const;
const CABECERA = 'cliente,servicio,profesional,fecha,hora_inicio,estado,motivo';
const [ATRAS, ADELANTE] = [28, 7];

/** Invented citas around a day, as the CSV that `POST /citas/importar` takes: the same every time, none on a Sunday. */
export function citasDeEjemplo({ servicios, profesionales }: Equipo, hoy: Fecha): string {
  const filas = Array.from({ length: ATRAS + ADELANTE + 1 }, (_, i) => masDias(hoy, i - ATRAS))
    .filter((fecha) => new Date(`${fecha}T00:00:00Z`).getUTCDay() !== 0)
    .flatMap((fecha) =>
      profesionales.flatMap((profesional, quien) =>
        HORAS.flatMap((hora, i) => {
          const dado = azar(`${fecha}/${quien}/${i}`);
          const servicio = servicios[dado % servicios.length];
          if (!servicio || dado % 10 < 3) return [];
          const estado = estadoDe(fecha, hoy, dado);
          const cliente = CLIENTES[dado % CLIENTES.length] ?? CLIENTES[0];
          const motivo = estado === 'cancelada' ? 'Avisó por teléfono' : '';
          return [[cliente, servicio.nombre, profesional, fecha, hora, estado, motivo].map(celda).join(',')];
        }),
      ),
    );
  return [CABECERA, ...filas].join('\n');
}

function estadoDe(fecha: Fecha, hoy: Fecha, dado: number): EstadoCita {
  const suerte = (dado >> 8) % 100;
  if (fecha >= hoy) return suerte < 70 ? 'confirmada' : 'pendiente';
  if (suerte < 7) return 'no_asistio';
  return suerte < 16 ? 'cancelada' : 'completada';
}

function celda(texto: string): string {
  return /[",\n]/.test(texto) ? `"${texto.replaceAll('"', '""')}"` : texto;
}

/** FNV-1a: any even spread will do, as long as it is the same every time. */
function azar(semilla: string): number {
  let valor = 0x811c9dc5;
  for (const letra of semilla) valor = Math.imul(valor ^ letra.charCodeAt(0), 0x01000193) >>> 0;
  return valor >>> 1;
}
