import { estaAbierta, minutosDeHora, ocupaTiempo, seSolapan } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { estaAlli } from '../citas/llegada.ts';
import { estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';

export type MotivoDeAtencion = 'porConfirmar' | 'yaEmpezada' | 'sinCerrar' | 'solape';

export interface Asunto {
  readonly motivo: MotivoDeAtencion;
  readonly cita: Cita;
}

/** A pendiente that begins within so many minutes should be confirmed now. */
const PRONTO_MIN = 120;
const ORDEN: readonly MotivoDeAtencion[] = ['sinCerrar', 'yaEmpezada', 'porConfirmar', 'solape'];

/** What somebody should do something about, the most pressing first. Each cita once. */
export function asuntosDe(citas: readonly Cita[], momento: Momento): Asunto[] {
  return citas
    .flatMap((cita): Asunto[] => {
      const motivo = motivoDe(cita, citas, momento);
      return motivo ? [{ motivo, cita }] : [];
    })
    .sort((a, b) => ORDEN.indexOf(a.motivo) - ORDEN.indexOf(b.motivo));
}

function motivoDe(cita: Cita, citas: readonly Cita[], momento: Momento): MotivoDeAtencion | undefined {
  if (!estaAbierta(cita.estado)) return undefined;
  if (estaSinCerrar(cita, momento)) return 'sinCerrar';
  if (cita.fecha !== momento.fecha) return undefined;
  return porConfirmar(cita, momento) ?? (estaSobreOtra(cita, citas) ? 'solape' : undefined);
}

/** Whoever is there has confirmed by coming. */
function porConfirmar(cita: Cita, { hora }: Momento): MotivoDeAtencion | undefined {
  if (cita.estado !== 'pendiente' || estaAlli(cita)) return undefined;
  const falta = minutosDeHora(cita.horaInicio) - minutosDeHora(hora);
  if (falta <= 0) return 'yaEmpezada';
  return falta <= PRONTO_MIN ? 'porConfirmar' : undefined;
}

/** It was allowed once; the other one may have been cancelled or moved since. */
function estaSobreOtra(cita: Cita, citas: readonly Cita[]): boolean {
  if (!cita.solapeAutorizado || cita.profesionalId === null) return false;
  return citas.some(
    (otra) =>
      otra.id !== cita.id &&
      otra.fecha === cita.fecha &&
      otra.profesionalId === cita.profesionalId &&
      ocupaTiempo(otra.estado) &&
      seSolapan(otra, cita),
  );
}
