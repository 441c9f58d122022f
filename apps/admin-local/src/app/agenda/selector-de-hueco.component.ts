import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  model,
  signal,
  untracked,
} from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { DisponibilidadQuery, Hueco } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Subscription } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { esDeFlujo } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { fusionarHuecos, mismoHueco, unoPorHora, type HuecoVivo } from './huecos-vivos.ts';

/** Several changes in a row cost one look. */
const ESPERA_MS = 250;

/** The free times of a day as buttons. One that somebody else takes meanwhile goes grey before it is pressed. */
@Component({
  selector: 'app-selector-de-hueco',
  imports: [ErrorComponent, TranslocoDirective],
  templateUrl: './selector-de-hueco.component.html',
  styleUrl: './selector-de-hueco.component.css',
})
export class SelectorDeHuecoComponent {
  readonly consulta = input.required<DisponibilidadQuery>();
  readonly elegido = model<Hueco | undefined>();
  readonly #api = inject(CitasApi);
  readonly #clock = inject(CLOCK);
  #carga = Subscription.EMPTY;
  #espera: Cancel | undefined;

  readonly #huecos = signal<readonly HuecoVivo[] | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);
  protected readonly huecos = computed(() => {
    const todos = this.#huecos();
    return todos && (this.consulta().profesionalId ? todos : unoPorHora(todos));
  });
  protected readonly partes = computed(() => {
    const huecos = this.huecos() ?? [];
    return [
      { clave: 'forma.manana', huecos: huecos.filter(({ horaInicio }) => horaInicio < '12:00') },
      { clave: 'forma.tarde', huecos: huecos.filter(({ horaInicio }) => horaInicio >= '12:00') },
    ].filter((parte) => parte.huecos.length > 0);
  });
  /** The chosen time went while the form was open. */
  protected readonly perdido = signal<Hueco | undefined>(undefined);
  protected readonly mismoHueco = mismoHueco;

  constructor() {
    effect(() => {
      this.consulta();
      untracked(() => {
        this.#huecos.set(undefined);
        this.elegir(undefined);
        this.mirar();
      });
    });
    const escucha = inject(WebsocketService).messages$.subscribe((message) => {
      if (esDeFlujo(message)) this.#mirarPronto();
    });
    inject(DestroyRef).onDestroy(() => {
      escucha.unsubscribe();
      this.#carga.unsubscribe();
      this.#espera?.();
    });
  }

  protected mirar(): void {
    this.error.set(undefined);
    this.#carga.unsubscribe();
    this.#carga = this.#api.disponibilidad(this.consulta()).subscribe({
      next: (ahora) => this.#ofrecer(ahora),
      error: (error: unknown) => this.error.set(error),
    });
  }

  protected elegir(hueco: Hueco | undefined): void {
    this.elegido.set(hueco);
    this.perdido.set(undefined);
  }

  #ofrecer(ahora: readonly Hueco[]): void {
    this.#huecos.update((antes) => fusionarHuecos(antes ?? [], ahora));
    const elegido = this.elegido();
    if (!elegido || ahora.some((hueco) => mismoHueco(elegido, hueco))) return;
    this.elegir(undefined);
    this.perdido.set(elegido);
  }

  #mirarPronto(): void {
    this.#espera?.();
    this.#espera = this.#clock.after(ESPERA_MS, () => this.mirar());
  }
}
