import { Component, computed, inject } from '@angular/core';
import { TIPOS_DE_CANAL } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { ConexionService } from '../realtime/conexion.service.ts';
import { puedeVer } from '../sesion/guards.ts';
import { UserService } from '../sesion/user.service.ts';
import { edadDeDatos } from '../tiempo/edad.ts';

/** «En vivo · hace 3 s»: how old what the page shows is, on every page. Never said to whom nothing comes live. */
@Component({
  selector: 'app-connection-chip',
  imports: [TranslocoDirective],
  styleUrl: './connection-chip.component.css',
  template: `
    <p class="chip tnum" data-testid="connection-chip" [attr.data-tono]="tono()" *transloco="let t">
      <span class="dot" aria-hidden="true"></span>
      <span
        >{{ t(palabra()) }}
        @if (edad(); as e) {
          <span class="edad">· {{ t(e.clave, { n: e.n }) }}</span>
        }
      </span>
    </p>
  `,
})
export class ConnectionChipComponent {
  readonly #conexion = inject(ConexionService);
  readonly #usuario = inject(UserService).currentUserValue;
  readonly #recibe = TIPOS_DE_CANAL.some((tipo) => puedeVer(this.#usuario, tipo));
  readonly #vigencia = this.#conexion.vigencia;
  protected readonly tono = computed(() => (this.#recibe ? this.#vigencia().tono : 'conectando'));
  protected readonly palabra = computed(() => {
    if (!this.#recibe) return 'marco.sinAvisos';
    const { tono } = this.#vigencia();
    if (tono === 'conectando') return 'conexion.conectando';
    if (tono === 'caido' || this.#conexion.cortada()) return 'conexion.caido';
    return tono === 'vivo' ? 'conexion.vivo' : 'conexion.actualizando';
  });
  protected readonly edad = computed(() => {
    const { segundos } = this.#vigencia();
    return segundos === null || !this.#recibe ? undefined : edadDeDatos(segundos);
  });
}
