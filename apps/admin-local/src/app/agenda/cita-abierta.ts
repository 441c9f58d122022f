import { computed, DestroyRef, inject, linkedSignal, signal, type Signal } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { diferencias, type Campo, type Diferencia } from '../citas/diferencias.ts';
import { esDeFlujo, type EventoDeFlujo } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';

/** What whoever moves or cancels a cita goes by. A note or an arrival changes none of it. */
const LO_QUE_IMPORTA: readonly Campo[] = ['fecha', 'hora', 'profesional', 'estado'];
/** As the database names them. */
const COLUMNAS = ['fecha', 'hora_inicio', 'hora_fin', 'profesional', 'estado'];

/** What became of a cita while its dialog was open. */
export interface CambioAbierto {
  readonly ahora: Cita;
  readonly diferencias: readonly Diferencia[];
  /** Nobody that is known when it was this very person, elsewhere, or while there was no connection. */
  readonly autor: string | undefined;
}

/** The cita that a dialog is about, as it is by now, wherever it was moved. Made in an injection context. */
export class CitaAbierta {
  readonly #usuarios = inject(UserService);
  readonly #ahora;
  readonly #vista;
  readonly #autor = signal<string | undefined>(undefined);

  /** Changes are made on this one: what was only noted in it is in the way of none. */
  readonly ahora: Signal<Cita>;
  /** Until it has been seen: nothing that was chosen goes over it before. */
  readonly cambio: Signal<CambioAbierto | undefined>;

  constructor(cita: Signal<Cita>) {
    this.#ahora = linkedSignal<Cita, Cita>({
      source: cita,
      computation: (dada, antes) => (antes && esPosterior(antes.value, dada) ? antes.value : dada),
    });
    this.#vista = linkedSignal<Cita, Cita>({
      source: this.#ahora,
      computation: (ahora, antes) => (antes && esPosterior(ahora, antes.value) ? antes.value : ahora),
    });
    this.ahora = this.#ahora.asReadonly();
    this.cambio = computed(() => {
      const ahora = this.#ahora();
      const importan = diferencias(this.#vista(), ahora).filter(({ campo }) =>
        LO_QUE_IMPORTA.includes(campo),
      );
      return importan.length > 0 ? { ahora, diferencias: importan, autor: this.#autor() } : undefined;
    });
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => {
      if (esDeFlujo(mensaje)) this.#atender(mensaje);
    });
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  /** As the server has answered that it is. */
  saber(cita: Cita): void {
    if (esPosterior(cita, this.#ahora())) this.#ahora.set(cita);
  }

  /** What became of it has been read. */
  verlo(): void {
    this.#vista.set(this.#ahora());
    this.#autor.set(undefined);
  }

  #atender(evento: EventoDeFlujo): void {
    if (evento.type !== 'cita_updated' || evento.data.id !== this.#ahora().id) return;
    const { por, cambios, ...cita } = evento.data;
    if (COLUMNAS.some((columna) => columna in cambios)) {
      this.#autor.set(por.id === this.#usuarios.currentUser()?.id ? undefined : por.nombre);
    }
    this.saber(cita);
  }
}

/** Of the same cita, and newer. */
function esPosterior(una: Cita, otra: Cita): boolean {
  return una.id === otra.id && una.version > otra.version;
}
