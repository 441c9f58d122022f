import type { CitaRow } from '@citas/database';
import type { Autor, Cambios } from '@citas/protocol';

/** What the triggers write into `eventos.datos`, by `tipo`. */
export interface CitaDatos {
  readonly cita: CitaRow & { readonly zona_horaria: string };
  readonly cambios: Cambios | null;
}
export interface CitasChangedDatos {
  readonly count: number;
  readonly desde: string | null;
  readonly hasta: string | null;
}
export interface BloqueosChangedDatos {
  readonly desde: string;
  readonly hasta: string;
  readonly profesionalId: string | null;
}
export interface NotificationDatos {
  readonly nivel: 'info' | 'exito' | 'aviso';
  readonly titulo: string;
  readonly message: string;
  readonly citaId: string | null;
}

interface Row<Tipo, Datos> {
  readonly canal: string;
  readonly seq: number;
  readonly tipo: Tipo;
  readonly datos: Datos;
  readonly por: Autor;
  /** RFC 3339. */
  readonly creado_en: string;
  /** Milliseconds since it was written, when it was read. */
  readonly edad_ms: number;
  /** The request that caused it. */
  readonly causa: string | null;
}

/** A row of `eventos`, as the log's statement gives it. */
export type EventRow =
  | Row<'cita_created' | 'cita_updated' | 'cita_deleted', CitaDatos>
  | Row<'citas_changed', CitasChangedDatos>
  | Row<'bloqueos_changed', BloqueosChangedDatos>
  | Row<'negocio_changed', object>
  | Row<'notification', NotificationDatos>;
