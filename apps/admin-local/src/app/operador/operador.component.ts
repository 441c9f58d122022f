import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MAXIMO_DE_HUB, type HubVisto } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Subscription } from 'rxjs';
import { Formato } from '../i18n/formato.service.ts';
import { SesionTerminadaComponent } from '../sesion/sesion-terminada.component.ts';
import { SesionService } from '../sesion/sesion.service.ts';
import { PreferenciasComponent } from '../shell/preferencias.component.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CanalesComponent } from './canales.component.ts';
import { ConexionesComponent } from './conexiones.component.ts';
import { HubsApi } from './hubs-api.ts';
import { canalesDe, conexionesDe, estanRecortadas } from './vista-de-hubs.ts';

const CADA_MS = 5_000;

/** For who runs the servers: what every hub does now, asked again every five seconds. */
@Component({
  selector: 'app-operador',
  imports: [
    CanalesComponent,
    ConexionesComponent,
    EdadComponent,
    ErrorComponent,
    IconoDirective,
    PreferenciasComponent,
    SesionTerminadaComponent,
    TranslocoDirective,
  ],
  templateUrl: './operador.component.html',
})
export class OperadorComponent {
  readonly #api = inject(HubsApi);
  readonly #clock = inject(CLOCK);
  #lectura = Subscription.EMPTY;
  protected readonly sesion = inject(SesionService);
  protected readonly formato = inject(Formato);
  protected readonly negocio = signal('');
  protected readonly hubs = signal<readonly HubVisto[] | undefined>(undefined);
  protected readonly leidoEn = signal<number | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);
  protected readonly canales = computed(() => canalesDe(this.hubs() ?? []));
  protected readonly conexiones = computed(() => conexionesDe(this.hubs() ?? []));
  /** What these hold is not in the lists. */
  protected readonly hayCallados = computed(() => this.hubs()?.some(({ estado }) => !estado) ?? false);
  protected readonly recortadas = computed(() => estanRecortadas(this.hubs() ?? []));
  protected readonly maximo = MAXIMO_DE_HUB;
  protected readonly decimas = (segundos: number) => Math.round(segundos * 10) / 10;
  protected readonly instante = (fecha: string) => Date.parse(fecha);

  constructor() {
    inject(Title).setTitle('Citas en vivo');
    // What is under way is waited for: an answer that takes longer than a period would never be shown.
    const parar = this.#clock.every(CADA_MS, () => {
      if (this.#lectura.closed) this.leer();
    });
    inject(DestroyRef).onDestroy(() => {
      parar();
      this.#lectura.unsubscribe();
    });
    this.leer();
  }

  /** Anew: an answer to what is no longer asked for is dropped. What was last read stays in sight, with its age. */
  protected leer(): void {
    this.#lectura.unsubscribe();
    this.#lectura = this.#api.listar(this.negocio()).subscribe({
      next: (hubs) => {
        this.hubs.set(hubs);
        this.leidoEn.set(this.#clock.now());
        this.error.set(undefined);
      },
      error: (error: unknown) => this.error.set(error),
    });
  }

  protected filtrar(negocio: string): void {
    this.negocio.set(negocio.trim());
    this.leer();
  }
}
