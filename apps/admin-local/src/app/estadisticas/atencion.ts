import { estaAbierta, minutosDeHora } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';

export type MotivoDeAtencion = 'porConfirmar' | 'sinCerrar' | 'solape';

export interface Asunto {
  readonly motivo: MotivoDeAtencion;
  readonly cita: Cita;
}

/** A pendiente that begins within so many minutes should be confirmed now. */
const PRONTO_MIN = 120;
const ORDEN: readonly MotivoDeAtencion[] = ['sinCerrar', 'porConfirmar', 'solape'];

/** What somebody should do something about, the most pressing first. Each cita once. */
export function asuntosDe(citas: readonly Cita[], momento: Momento): Asunto[] {
  return citas
    .flatMap((cita): Asunto[] => {
      const motivo = motivoDe(cita, momento);
      return motivo ? [{ motivo, cita }] : [];
    })
    .sort((a, b) => ORDEN.indexOf(a.motivo) - ORDEN.indexOf(b.motivo));
}

function motivoDe(cita: Cita, momento: Momento): MotivoDeAtencion | undefined {
  if (!estaAbierta(cita.estado)) return undefined;
  if (estaSinCerrar(cita, momento)) return 'sinCerrar';
  if (cita.fecha !== momento.fecha) return undefined;
  const falta = minutosDeHora(cita.horaInicio) - minutosDeHora(momento.hora);
  if (cita.estado === 'pendiente' && falta <= PRONTO_MIN) return 'porConfirmar';
  return cita.solapeAutorizado ? 'solape' : undefined;
}
