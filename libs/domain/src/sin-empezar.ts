import { estaAbierta, type EstadoCita } from './estado-cita.ts';

/** Whether nothing of a cita has happened yet: it is open, has not begun, and its client is not there. */
export function estaSinEmpezar(
  cita: {
    readonly estado: EstadoCita;
    /** RFC 3339. */
    readonly inicio: string;
    readonly llegadaEn: string | null;
  },
  ahoraMs: number,
): boolean {
  return estaAbierta(cita.estado) && cita.llegadaEn === null && Date.parse(cita.inicio) > ahoraMs;
}
