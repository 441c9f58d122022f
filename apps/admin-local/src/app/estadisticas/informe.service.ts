import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Comparacion, Rango } from '@citas/domain';
import type { Informe, ServerMessage } from '@citas/protocol';
import { Subscription } from 'rxjs';
import { es401 } from '../http/problema.ts';
import { Relectura } from '../http/relectura.ts';
import { cambiaLaAgenda } from '../realtime/cambia-la-agenda.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { loQueFalta } from '../tiempo/lo-que-falta.ts';

/** At most one question in so many milliseconds, however many citas change. */
const ENTRE_PREGUNTAS_MS = 3000;
const REINTENTO_MS = 15_000;

interface Leido {
  readonly informe: Informe;
  readonly deQue: string;
}

/** The figures of the chosen days. Asked again when something changes, never on a timer. Provided by its page. */
@Injectable()
export class InformeService {
  readonly #http = inject(HttpClient);
  readonly #clock = inject(CLOCK);
  readonly #leido = signal<Leido | undefined>(undefined);
  readonly #error = signal<unknown>(undefined);
  readonly informe = computed(() => this.#leido()?.informe);
  /** Which days the figures are of, and beside which others; empty while there are none. */
  readonly deQue = computed(() => this.#leido()?.deQue ?? '');
  /** Why the last question failed; the figures before it stay. */
  readonly error = this.#error.asReadonly();
  #rango: Rango | undefined;
  #con: Comparacion = 'semanas';
  /** When it was asked last, or was told of a failure. */
  #ultima = -Infinity;
  readonly #relectura = new Relectura(
    () => this.#leer(),
    () => loQueFalta(this.#ultima, this.#error() ? REINTENTO_MS : ENTRE_PREGUNTAS_MS, this.#clock),
  );

  constructor() {
    inject(WebsocketService)
      .messages$.pipe(takeUntilDestroyed())
      .subscribe((mensaje) => {
        if (cambiaCifras(mensaje)) this.refrescar();
      });
  }

  /** Figures of other days are not shown meanwhile; those of the same days are, until the other comparison is there. */
  ver(rango: Rango, con: Comparacion): void {
    const sonOtros = this.#rango?.desde !== rango.desde || this.#rango.hasta !== rango.hasta;
    if (!sonOtros && this.#con === con) return;
    this.#rango = rango;
    this.#con = con;
    if (sonOtros) this.#leido.set(undefined);
    this.preguntar();
  }

  /** Soon: at once, or when the last question is old enough and answered. */
  refrescar(): void {
    if (this.#rango) this.#relectura.pronto();
  }

  preguntar(): void {
    if (this.#rango) this.#relectura.ahora();
  }

  #leer(): Subscription {
    const rango = this.#rango;
    if (!rango) return Subscription.EMPTY;
    this.#ultima = this.#clock.now();
    const params = { desde: rango.desde, hasta: rango.hasta, comparar: this.#con };
    const deQue = Object.values(params).join(' ');
    return this.#http.get<Informe>('/api/v1/estadisticas', { params }).subscribe({
      next: (informe) => {
        this.#error.set(undefined);
        this.#leido.set({ informe, deQue });
      },
      error: (error: unknown) => this.#fallar(error),
    });
  }

  #fallar(error: unknown): void {
    this.#ultima = this.#clock.now();
    this.#error.set(error);
    if (!es401(error)) this.#relectura.pronto();
  }
}

function cambiaCifras(mensaje: ServerMessage): boolean {
  return cambiaLaAgenda(mensaje) || mensaje.type === 'series' || mensaje.type === 'resync';
}
