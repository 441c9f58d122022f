import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ConexionService } from '../realtime/conexion.service.ts';
import { edadDeDatos } from '../tiempo/edad.ts';

/** «En vivo · hace 3 s»: how old what the page shows is, on every page. */
@Component({
  selector: 'app-connection-chip',
  imports: [TranslocoDirective],
  styleUrl: './connection-chip.component.css',
  template: `
    <p class="chip tnum" data-testid="connection-chip" [attr.data-tono]="tono()" *transloco="let t">
      <span class="dot" aria-hidden="true"></span>
      <span class="texto"
        ><span>{{ t(palabra()) }}</span
        >&ngsp;
        @if (edad(); as e) {
          <span class="edad">· {{ t(e.clave, { n: e.n }) }}</span>
        }
      </span>
    </p>
  `,
})
export class ConnectionChipComponent {
  readonly #conexion = inject(ConexionService);
  readonly #vigencia = this.#conexion.vigencia;
  protected readonly tono = computed(() => this.#vigencia().tono);
  protected readonly palabra = computed(() => {
    const { tono } = this.#vigencia();
    if (tono === 'conectando') return 'conexion.conectando';
    if (this.#conexion.cortada()) return 'conexion.caido';
    if (tono === 'caido') return 'conexion.sinDatos';
    return tono === 'vivo' ? 'conexion.vivo' : 'conexion.actualizando';
  });
  protected readonly edad = computed(() => {
    const { segundos } = this.#vigencia();
    return segundos === null ? undefined : edadDeDatos(segundos);
  });
}
