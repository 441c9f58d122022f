import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { DisponibilidadQuery, Hueco } from '@citas/protocol';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Subscription } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { esDeFlujo, type EventoDeFlujo } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import {
  fusionarHuecos,
  masCercano,
  mismoHueco,
  quienTomo,
  tomaDe,
  unoPorHora,
  type HuecoVivo,
  type Toma,
} from './huecos-vivos.ts';

/** Several changes in a row cost one look. */
const ESPERA_MS = 250;
const PASOS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** The free times of a day as buttons. One that somebody else takes meanwhile goes grey before it is pressed. */
@Component({
  selector: 'app-selector-de-hueco',
  imports: [ErrorComponent, TranslocoDirective],
  templateUrl: './selector-de-hueco.component.html',
  styleUrl: './selector-de-hueco.component.css',
})
export class SelectorDeHuecoComponent {
  readonly consulta = input.required<DisponibilidadQuery>();
  /** Chooses a time by itself: the first, or the one nearest to `preferida`. */
  readonly proponer = input(false);
  /** `12:30`, the time that is wanted most. */
  readonly preferida = input<string>();
  /** Asked for without an answer: taken or not, it may be this form's own. */
  readonly enviado = input<Hueco>();
  readonly elegido = model<Hueco | undefined>();
  /** Enter on the time that is chosen already. */
  readonly confirmado = output();
  readonly #api = inject(CitasApi);
  readonly #clock = inject(CLOCK);
  readonly #transloco = inject(TranslocoService);
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #carga = Subscription.EMPTY;
  #espera: Cancel | undefined;
  #tomas: readonly Toma[] = [];
  /** The time that was last chosen by hand: another day or service offers what is near it. */
  #deseada: string | undefined;

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
  readonly #libres = computed(() => (this.huecos() ?? []).filter(({ libre }) => libre));
  /** The one that Tab comes to; arrows lead to the others. */
  protected readonly enfocable = computed(
    () => this.#libres().find((hueco) => mismoHueco(this.elegido(), hueco)) ?? this.#libres()[0],
  );
  /** The chosen time went while the form was open. */
  protected readonly perdido = signal<Pick<HuecoVivo, 'horaInicio' | 'por'> | undefined>(undefined);
  /** The time that was wanted and is not free. */
  protected readonly enLugarDe = signal<string | undefined>(undefined);
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
      if (esDeFlujo(message)) this.#mirarPronto(message);
      else if (message.type === 'bloqueos_changed') this.#mirarPronto();
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
    this.enLugarDe.set(undefined);
  }

  protected pulsar(hueco: Hueco): void {
    this.#deseada = hueco.horaInicio;
    this.elegir(hueco);
  }

  protected mover(evento: KeyboardEvent, desde: HuecoVivo): void {
    const paso = PASOS[evento.key];
    if (evento.key === 'Enter' && mismoHueco(this.elegido(), desde)) this.confirmado.emit();
    else if (paso === undefined) return;
    else this.#irA(this.#libres().indexOf(desde) + paso);
    evento.preventDefault();
  }

  protected motivo({ por }: HuecoVivo): string {
    return por
      ? this.#transloco.translate('reserva.ocupadaPor', { nombre: por })
      : this.#transloco.translate('forma.ocupado');
  }

  #irA(lugar: number): void {
    const libres = this.#libres();
    const hueco = libres[Math.max(0, Math.min(lugar, libres.length - 1))];
    if (!hueco) return;
    this.pulsar(hueco);
    const { horaInicio, profesionalId } = hueco;
    const quien = profesionalId === null ? '' : `[data-profesional-id="${profesionalId}"]`;
    this.#anfitrion.querySelector<HTMLElement>(`[data-hora="${horaInicio}"]${quien}`)?.focus();
  }

  #ofrecer(ahora: readonly Hueco[]): void {
    const primera = this.#huecos() === undefined;
    this.#huecos.update((antes) => fusionarHuecos(antes ?? [], ahora, this.#tomas));
    const elegido = this.elegido();
    if (!elegido) {
      if (primera && this.proponer()) this.#proponer();
      return;
    }
    if (mismoHueco(this.enviado(), elegido) || ahora.some((hueco) => mismoHueco(elegido, hueco))) return;
    this.elegir(undefined);
    this.perdido.set({ horaInicio: elegido.horaInicio, por: quienTomo(elegido, this.#tomas) });
  }

  #proponer(): void {
    const enviado = this.enviado();
    if (enviado?.fecha === this.consulta().fecha) {
      this.elegir(enviado);
      return;
    }
    const hora = this.#deseada ?? this.preferida();
    const hueco = masCercano(this.huecos() ?? [], hora);
    this.elegir(hueco);
    if (hueco && hora !== undefined && hueco.horaInicio !== hora) this.enLugarDe.set(hora);
  }

  #mirarPronto(evento?: EventoDeFlujo): void {
    const toma = evento && tomaDe(evento);
    if (toma) this.#tomas = [...this.#tomas, toma].slice(-50);
    this.#espera?.();
    this.#espera = this.#clock.after(ESPERA_MS, () => this.mirar());
  }
}
