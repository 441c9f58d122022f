import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { Cita, ListaDeCitas } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Subscription } from 'rxjs';
import { EstadoChipComponent } from '../citas/estado-chip.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { esDeFlujo } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import type { Filtro } from './lista.ts';

/** The citas that a figure counts; each leads to itself in the agenda. */
@Component({
  selector: 'app-lista-de-citas',
  imports: [DialogoComponent, ErrorComponent, EstadoChipComponent, RouterLink, TranslocoDirective],
  template: `
    <app-dialogo [titulo]="titulo()" (cerrado)="cerrado.emit()" *transloco="let t">
      @if (cambiada()) {
        <p class="notice" role="status">
          <span class="flex-1">{{ t('lista.cambiada') }}</span>
          <button type="button" class="btn btn-small" (click)="cargar()">{{ t('lista.actualizar') }}</button>
        </p>
      }
      @if (error(); as e) {
        <app-error [error]="e" (reintentar)="cargar()" />
      } @else if (citas(); as lista) {
        <ul data-testid="lista-de-citas">
          @for (cita of lista; track cita.id) {
            <li class="border-line border-t first:border-t-0">
              <a
                class="hover:bg-sunken -mx-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-3 py-2.5"
                routerLink="/agenda"
                [queryParams]="{ fecha: cita.fecha, cita: cita.id }"
              >
                <span class="tnum w-28 shrink-0 text-sm whitespace-nowrap"
                  >{{ formato.diaMes(cita.fecha) }} · {{ cita.horaInicio }}</span
                >
                <span class="min-w-40 flex-1">
                  <span class="block font-medium">{{ cita.cliente }}</span>
                  <span class="text-ink-soft block text-sm"
                    >{{ cita.servicio }}
                    @if (cita.profesional) {
                      · {{ cita.profesional }}
                    }
                  </span>
                </span>
                <app-estado-chip [estado]="cita.estado" />
              </a>
            </li>
          } @empty {
            <li class="text-ink-soft py-6 text-center">{{ t('lista.vacia') }}</li>
          }
        </ul>
        @if (siguiente()) {
          <button type="button" class="btn" (click)="cargarMas()">{{ t('lista.mas') }}</button>
        }
      } @else {
        @for (hueco of [1, 2, 3, 4]; track hueco) {
          <div class="skeleton h-12"></div>
        }
      }
    </app-dialogo>
  `,
})
export class ListaDeCitasComponent {
  readonly titulo = input.required<string>();
  readonly filtro = input.required<Filtro>();
  readonly cerrado = output();
  readonly #http = inject(HttpClient);
  protected readonly formato = inject(Formato);
  protected readonly citas = signal<readonly Cita[] | undefined>(undefined);
  protected readonly siguiente = signal<string | null>(null);
  protected readonly error = signal<unknown>(undefined);
  /** Something happened since: a list does not move under a person's finger. */
  protected readonly cambiada = signal(false);
  #pregunta = Subscription.EMPTY;

  constructor() {
    effect((alLimpiar) => {
      this.filtro();
      untracked(() => this.cargar());
      alLimpiar(() => this.#pregunta.unsubscribe());
    });
    inject(WebsocketService)
      .messages$.pipe(takeUntilDestroyed())
      .subscribe((mensaje) => {
        if (esDeFlujo(mensaje) || mensaje.type === 'resync') this.cambiada.set(true);
      });
  }

  protected cargar(): void {
    this.cambiada.set(false);
    this.#pedir([], null);
  }

  protected cargarMas(): void {
    this.#pedir(this.citas() ?? [], this.siguiente());
  }

  #pedir(anteriores: readonly Cita[], cursor: string | null): void {
    this.error.set(undefined);
    this.#pregunta.unsubscribe();
    const params = { ...this.filtro(), limit: 50, ...(cursor && { cursor }) };
    this.#pregunta = this.#http.get<ListaDeCitas>('/api/v1/citas', { params }).subscribe({
      next: ({ datos, siguiente }) => {
        this.citas.set([...anteriores, ...datos]);
        this.siguiente.set(siguiente);
      },
      error: (error: unknown) => this.error.set(error),
    });
  }
}
