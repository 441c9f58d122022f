import { Component, computed, inject } from '@angular/core';
import type { Horario } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { AjustesApi } from './ajustes-api.ts';
import { Borrador } from './borrador.ts';
import { EditorDeHorarioComponent } from './editor-de-horario.component.ts';
import { Guardar } from './guardar.ts';
import { enOrden, tieneFallos } from './horario.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

/** When the negocio is open. */
@Component({
  selector: 'app-horario-del-negocio',
  imports: [EditorDeHorarioComponent, PieDeAjusteComponent, TranslocoDirective],
  template: `
    <form class="card grid gap-4 p-6" *transloco="let t" (submit)="$event.preventDefault(); enviar()">
      <div>
        <h2 class="text-xl">{{ t('ajustes.horario') }}</h2>
        <p class="text-ink-soft mt-1">{{ t('ajustes.horarioDetalle') }}</p>
      </div>
      @if (negocio()) {
        <app-editor-de-horario
          [horario]="horario()"
          [suyo]="suyo().horario"
          (horarioChange)="escribir($event)"
        />
        <app-pie-de-ajuste
          [error]="guardar.error()"
          [guardando]="guardar.guardando()"
          [guardado]="guardar.guardado() && !hayCambios()"
        />
      } @else {
        <div class="skeleton h-80"></div>
      }
    </form>
  `,
})
export class HorarioDelNegocioComponent implements ConCambios {
  readonly #api = inject(AjustesApi);
  protected readonly negocio = inject(NegocioService).negocio;
  protected readonly guardar = new Guardar();
  readonly #borrador = new Borrador(this.negocio, (negocio): { horario: Horario } => ({
    horario: negocio?.horario ?? {},
  }));
  protected readonly suyo = this.#borrador.suyo;
  protected readonly horario = computed(() => this.#borrador.escrito().horario);

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return this.#borrador.tocado();
  }

  protected escribir(horario: Horario): void {
    this.#borrador.escribir('horario', horario);
  }

  protected enviar(): void {
    const negocio = this.#borrador.base();
    const horario = enOrden(this.horario());
    if (!negocio || tieneFallos(horario)) return;
    this.guardar.hacer(this.#borrador.alGuardar(this.#api.cambiarNegocio(negocio, { horario })));
  }
}
