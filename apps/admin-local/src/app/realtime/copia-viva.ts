import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { MessageOf, Position, ServerMessage, StreamMessage } from '@citas/protocol';
import { Subscription, type Observable } from 'rxjs';
import { Reintento } from '../http/reintento.ts';
import { Seguimiento } from './seguimiento.ts';

/** An event about one cita. */
export type EventoDeCita = MessageOf<'cita_created' | 'cita_updated' | 'cita_deleted'>;
export type EventoDeFlujo = EventoDeCita | MessageOf<'citas_changed'>;

export interface Instantanea<T> {
  readonly valor: T;
  /** The place in the channel's log that `valor` holds at. */
  readonly posicion: Position;
  /**
   * What went wrong when it is only what was kept: shown where there is nothing newer, and asked for again. Null while
   * nothing has: the answer may still come after it.
   */
  readonly aFaltaDe?: unknown;
}

interface Origen<T> {
  readonly messages$: Observable<ServerMessage>;
  readonly connected: Signal<boolean>;
  readonly canal: () => string;
  readonly cargar: () => Observable<Instantanea<T>>;
  readonly aplicar: (valor: T, evento: EventoDeFlujo) => T;
  /** Whether many changes at once have to do with what is shown; when absent they always have. */
  readonly afecta?: (evento: MessageOf<'citas_changed'>) => boolean;
  /** Told where the snapshot stands: whoever is not yet subscribed subscribes from there. */
  readonly alCargar: (posicion: Position) => void;
}

export type EstadoDeCopia = 'cargando' | 'listo' | 'error';

/**
 * A snapshot that follows its channel. Events that come while it loads wait for it; an event at or before the
 * position it holds at is in it already. So nothing is missed and nothing doubled. One that could not be read, or is only
 * what was kept, is asked for again; what went wrong stays on the page until there is one. Made in an injection context.
 */
export class CopiaViva<T> {
  readonly #origen: Origen<T>;
  readonly #reintento: Reintento;
  readonly #valor = signal<T | undefined>(undefined);
  readonly #estado = signal<EstadoDeCopia>('cargando');
  readonly #error = signal<unknown>(undefined);
  readonly #seguimiento = new Seguimiento(
    (evento) => this.#aplicar(evento),
    () => this.#pedir(),
  );
  #carga = Subscription.EMPTY;

  readonly valor: Signal<T | undefined> = this.#valor.asReadonly();
  readonly estado = this.#estado.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor(origen: Origen<T>) {
    this.#origen = origen;
    const escucha = origen.messages$.subscribe((message) => this.#recibir(message));
    this.#reintento = new Reintento(() => this.#pedir(), origen.connected);
    inject(DestroyRef).onDestroy(() => {
      escucha.unsubscribe();
      this.#carga.unsubscribe();
    });
  }

  /** Takes a new snapshot; with `limpiar` the old value is not shown meanwhile, because it is about something else. */
  cargar({ limpiar = false } = {}): void {
    if (limpiar) this.#valor.set(undefined);
    if (this.#valor() === undefined) this.#estado.set('cargando');
    this.#pedir();
  }

  /** Changes the value outside the stream, as when our own request answered before its event came. */
  cambiar(cambio: (valor: T) => T): void {
    this.#valor.update((valor) => (valor === undefined ? valor : cambio(valor)));
  }

  /** Says nothing on the page until there is an answer. */
  #pedir(): void {
    this.#carga.unsubscribe();
    this.#reintento.empieza();
    this.#seguimiento.esperar();
    this.#carga = this.#origen.cargar().subscribe({
      next: (instantanea) => this.#empezar(instantanea),
      error: (error: unknown) => this.#fallar(error),
    });
  }

  #fallar(error: unknown): void {
    this.#error.set(error);
    this.#estado.set('error');
    this.#reintento.falla(error);
  }

  #empezar({ valor, posicion, aFaltaDe }: Instantanea<T>): void {
    const guardada = aFaltaDe !== undefined;
    if (aFaltaDe === null) this.#reintento.tarda();
    else if (guardada) this.#reintento.falla(aFaltaDe);
    else this.#reintento.acaba();
    this.#estado.set('listo');
    if (guardada && this.#valor() !== undefined) return this.#seguimiento.seguir();
    this.#valor.set(valor);
    this.#seguimiento.empezar(posicion.seq);
    this.#origen.alCargar(posicion);
  }

  #recibir(message: ServerMessage): void {
    if (!('channel' in message) || message.channel !== this.#origen.canal()) return;
    this.#seguimiento.recibir(message);
    if (message.type === 'resync' && this.#seguimiento.pedida) this.#pedir();
  }

  #aplicar(evento: StreamMessage): void {
    if (!esDeFlujo(evento)) return;
    this.cambiar((valor) => this.#origen.aplicar(valor, evento));
    if (evento.type === 'citas_changed' && (this.#origen.afecta?.(evento) ?? true)) this.#pedir();
  }
}

export function esDeFlujo(message: ServerMessage): message is EventoDeFlujo {
  return esDeCita(message) || message.type === 'citas_changed';
}

export function esDeCita(message: ServerMessage): message is EventoDeCita {
  return (
    message.type === 'cita_created' || message.type === 'cita_updated' || message.type === 'cita_deleted'
  );
}
