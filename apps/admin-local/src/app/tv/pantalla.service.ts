import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { CLOCK } from '../tiempo/clock.token.ts';
import { esperaTras, faseInicial, loQueGuarda, siguienteFase, type Fase, type Respuesta } from './fase.ts';
import { guardarPantalla, pantallaGuardada } from './pantalla-guardada.ts';
import { TvApi } from './tv-api.ts';

/** A hub that refuses what the API has just given is asked again only after this. */
const TRAS_RECHAZO_MS = 15_000;

/** The screen's own pairing and session: from a code to a token, and back when it is removed. */
@Injectable()
export class PantallaService {
  readonly #api = inject(TvApi);
  readonly #clock = inject(CLOCK);
  readonly #fase = signal<Fase>(faseInicial(pantallaGuardada()));
  readonly #fallando = signal(false);
  readonly fase = this.#fase.asReadonly();
  /** The last question had no answer. */
  readonly fallando = this.#fallando.asReadonly();
  #fallos = 0;
  #rechazadaEn = -Infinity;
  #pregunta: Promise<Respuesta> | undefined;
  #cancelar: Cancel | undefined;
  #terminada = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#terminada = true;
      this.#cancelar?.();
    });
    this.#programar(0);
  }

  /**
   * A token that is good for a while; null when the screen is no longer paired. Rejects when nobody answers.
   * `rechazado` is one that was refused and must not be given again.
   */
  async token(rechazado: string | null = null): Promise<string | null> {
    const fase = this.#fase();
    if (fase.nombre !== 'abierta') return null;
    const { token, renovarEn } = fase.sesion;
    if (token !== rechazado && this.#clock.now() < renovarEn) return token;
    const respuesta = await this.#preguntar(fase);
    if (respuesta.clase === 'fallo') throw new Error('nobody renewed the session of the screen');
    if (this.#fase() === fase) this.#aplicar(respuesta);
    const nueva = this.#fase();
    return nueva.nombre === 'abierta' ? nueva.sesion.token : null;
  }

  /** The hub does not accept this screen: nothing more is shown until the API says whether it is still paired. */
  rechazada(): void {
    const fase = this.#fase();
    if (fase.nombre !== 'abierta') return;
    const ahora = this.#clock.now();
    this.#pasarA({ nombre: 'conocida', secreto: fase.secreto });
    this.#programar(ahora - this.#rechazadaEn < 2 * TRAS_RECHAZO_MS ? TRAS_RECHAZO_MS : 0);
    this.#rechazadaEn = ahora;
  }

  #programar(esperaMs: number): void {
    this.#cancelar?.();
    if (!this.#terminada) this.#cancelar = this.#clock.after(esperaMs, () => void this.#paso());
  }

  async #paso(): Promise<void> {
    const fase = this.#fase();
    const respuesta = await this.#preguntar(fase);
    // Meanwhile the page was left, or somebody else's question moved us on.
    if (!this.#terminada && this.#fase() === fase) this.#aplicar(respuesta);
  }

  #aplicar(respuesta: Respuesta): void {
    this.#fallos = respuesta.clase === 'fallo' ? this.#fallos + 1 : 0;
    this.#fallando.set(respuesta.clase === 'fallo');
    this.#pasarA(siguienteFase(this.#fase(), respuesta, this.#clock.now()));
    if (this.#fase().nombre === 'abierta') this.#cancelar?.();
    else this.#programar(esperaTras(respuesta, this.#fallos));
  }

  #pasarA(fase: Fase): void {
    this.#fase.set(fase);
    guardarPantalla(loQueGuarda(fase));
  }

  /** One question at a time, however many want its answer. */
  #preguntar(fase: Fase): Promise<Respuesta> {
    this.#pregunta ??= (
      fase.nombre === 'nueva' ? this.#api.pedirCodigo() : this.#api.abrirSesion(fase.secreto)
    ).finally(() => (this.#pregunta = undefined));
    return this.#pregunta;
  }
}
