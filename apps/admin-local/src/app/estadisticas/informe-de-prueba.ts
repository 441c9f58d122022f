import type { ResumenDeCitas } from '@citas/domain';
import type { Informe } from '@citas/protocol';

/** Twenty citas of a good day, for the specs. */
export function resumenDePrueba(cambios: Partial<ResumenDeCitas> = {}): Informe['resumen'] {
  return {
    citas: 20,
    porEstado: { pendiente: 1, confirmada: 1, completada: 14, cancelada: 2, no_asistio: 2 },
    minutos: 900,
    duracionPromedio: { n: 20, minutos: 45 },
    ocupacion: { minutosOcupados: 600, minutosDisponibles: 960, tasa: 0.625, porProfesional: {} },
    noAsistencia: { n: 20, tasa: 0.1 },
    cancelacion: { n: 20, tasa: 0.1, tardias: 1 },
    sinCerrar: 0,
    ...cambios,
  };
}

export function informeDePrueba(
  cambios: Partial<Record<'resumen' | 'actual' | 'anterior', Informe['resumen']>> = {},
): Informe {
  const rango = { desde: '2026-11-24', hasta: '2026-11-24' };
  return {
    generadoEn: '2026-11-24T18:00:00Z',
    posicion: { epoch: 'e', seq: 1 },
    zonaHoraria: 'America/Mexico_City',
    estadisticas: {
      totalCitas: 25,
      citasHoy: 20,
      citasCompletadas: 20,
      citasCanceladas: 3,
      citasPendientes: 1,
      citasConfirmadas: 1,
      citasNoAsistio: 0,
      duracionPromedio: 40,
      ultimaCita: '2026-11-30',
    },
    series: { porDia: {}, porHora: {}, porServicio: {}, porProfesional: {} },
    rango,
    resumen: cambios.resumen ?? resumenDePrueba(),
    comparacion: {
      desde: '2026-11-17',
      hasta: '2026-11-17',
      hastaHora: '12:00',
      actual: cambios.actual ?? resumenDePrueba(),
      anterior: cambios.anterior ?? resumenDePrueba(),
    },
  };
}
