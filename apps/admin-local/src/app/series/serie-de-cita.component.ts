import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { atiende, estaSinEmpezar } from '@citas/domain';
import type { Cita, Serie } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Subscription } from 'rxjs';
import { EstadoChipComponent } from '../citas/estado-chip.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { esDeFlujo, type EventoDeFlujo } from '../realtime/copia-viva.ts';
import { Relectura } from '../http/relectura.ts';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { Ahora } from '../tiempo/ahora.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CancelarSerieComponent } from './cancelar-serie.component.ts';
import { MoverSerieComponent } from './mover-serie.component.ts';
import { SeriesApi } from './series-api.ts';
import { TextoDeRegla } from './texto-de-regla.service.ts';

const MINUTO_MS = 60_000;
/** Several changes in a row cost one look. */
const ESPERA_MS = 300;

type Accion = 'siguientes' | 'toda' | 'mover';

/** The serie that a cita is part of: which of how many, its dates, and what can be done with all of them. */
@Component({
  selector: 'app-serie-de-cita',
  imports: [
    CancelarSerieComponent,
    ErrorComponent,
    EstadoChipComponent,
    IconoDirective,
    MoverSerieComponent,
    TranslocoDirective,
  ],
  templateUrl: './serie-de-cita.component.html',
})
export class SerieDeCitaComponent {
  /** One with a `serieId`; of any other, nothing is shown. */
  readonly cita = input.required<Cita>();
  /** There is no connection: everything can be read and nothing changed. */
  readonly soloLectura = input(false);
  readonly cambiada = output<Serie>();
  readonly #api = inject(SeriesApi);
  readonly #users = inject(UserService);
  readonly #ahora = inject(Ahora);
  protected readonly formato = inject(Formato);
  protected readonly texto = inject(TextoDeRegla);

  protected readonly serie = signal<Serie | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);
  protected readonly accion = signal<Accion | undefined>(undefined);
  readonly #relectura = new Relectura(() => this.#leer(), ESPERA_MS);

  readonly #citas = computed<readonly Cita[]>(() => this.serie()?.citas ?? []);
  readonly #serieId = computed(() => this.cita().serieId);
  protected readonly lugar = computed(
    () => (this.serie()?.citas.findIndex(({ id }) => id === this.cita().id) ?? -1) + 1,
  );
  protected readonly puede = computed(() => {
    return !this.soloLectura() && atiende(this.#users.currentUser()?.rol);
  });
  /** Citas begin with a minute. */
  readonly #minuto = computed(() => Math.floor(this.#ahora.instante() / MINUTO_MS) * MINUTO_MS);
  /** Those that are still to come: what has begun is somebody's to close. */
  protected readonly todas = computed(() => {
    const ahora = this.#minuto();
    return this.#citas().filter((cita) => estaSinEmpezar(cita, ahora));
  });
  /** Of those, from this on. */
  protected readonly desdeAqui = computed(() =>
    this.todas().filter(({ fecha }) => fecha >= this.cita().fecha),
  );

  constructor() {
    effect(() => {
      this.#serieId();
      untracked(() => {
        this.serie.set(undefined);
        this.accion.set(undefined);
        this.releer();
      });
    });
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => {
      if (empiezaElFlujo(mensaje) || (esDeFlujo(mensaje) && this.#esSuyo(mensaje))) this.#relectura.pronto();
    });
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  protected hecha(serie: Serie): void {
    this.serie.set(serie);
    this.accion.set(undefined);
    this.cambiada.emit(serie);
  }

  protected releer(): void {
    this.#relectura.ahora();
  }

  /** Of many citas at once, or of those that may not be seen, it is not known. */
  #esSuyo(evento: EventoDeFlujo): boolean {
    return evento.type === 'citas_changed' || evento.data.serieId === this.#serieId();
  }

  #leer(): Subscription {
    const id = this.#serieId();
    if (!id) return Subscription.EMPTY;
    return this.#api.ver(id).subscribe({
      next: (serie) => {
        this.error.set(undefined);
        this.serie.set(serie);
      },
      error: (error: unknown) => this.error.set(error),
    });
  }
}
