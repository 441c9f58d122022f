import { Component, inject, linkedSignal } from '@angular/core';
import type { Horario } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AjustesApi } from './ajustes-api.ts';
import { EditorDeHorarioComponent } from './editor-de-horario.component.ts';
import { Guardar } from './guardar.ts';
import { tieneFallos } from './horario.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';
import type { ConCambios } from './sin-perder-cambios.ts';

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
        <app-editor-de-horario [(horario)]="horario" />
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
  protected readonly horario = linkedSignal<Horario>(() => this.negocio()?.horario ?? {});

  hayCambios(): boolean {
    return JSON.stringify(this.horario()) !== JSON.stringify(this.negocio()?.horario ?? {});
  }

  protected enviar(): void {
    const negocio = this.negocio();
    if (!negocio || tieneFallos(this.horario())) return;
    this.guardar.hacer(this.#api.cambiarNegocio(negocio, { horario: this.horario() }));
  }
}
