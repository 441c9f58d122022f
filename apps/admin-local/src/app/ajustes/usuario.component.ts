import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { ROLES_DE_PERSONA } from '@citas/domain';
import type { UsuarioGestionado } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { AjustesApi } from './ajustes-api.ts';
import { CampoComponent } from './campo.component.ts';
import { Guardar } from './guardar.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

/** Somebody who may log in, new or known. */
@Component({
  selector: 'app-usuario',
  imports: [CampoComponent, DialogoComponent, PieDeAjusteComponent, TranslocoDirective],
  templateUrl: './usuario.component.html',
})
export class UsuarioComponent {
  readonly usuario = input<UsuarioGestionado>();
  readonly guardado = output();
  readonly cerrado = output();
  readonly #api = inject(AjustesApi);
  readonly #equipo = inject(NegocioService).equipo;
  protected readonly roles = ROLES_DE_PERSONA;
  protected readonly guardar = new Guardar();
  protected readonly nombre = linkedSignal(() => this.usuario()?.nombre ?? '');
  protected readonly email = linkedSignal(() => this.usuario()?.email ?? '');
  protected readonly rol = linkedSignal<string>(() => this.usuario()?.rol ?? 'recepcion');
  protected readonly activo = linkedSignal(() => this.usuario()?.activo ?? true);
  protected readonly profesionalId = linkedSignal(() => this.usuario()?.profesionalId ?? '');
  protected readonly password = signal('');
  /** Who works there, and whoever they are already. */
  protected readonly equipo = computed(() =>
    this.#equipo().filter(({ id, activo }) => activo || id === this.usuario()?.profesionalId),
  );

  protected enviar(): void {
    const usuario = this.usuario();
    const datos = {
      nombre: this.nombre(),
      email: this.email(),
      rol: this.rol(),
      profesionalId: this.rol() === 'profesional' ? this.profesionalId() || null : null,
      ...(usuario && { activo: this.activo() }),
      // A known user keeps theirs unless a new one is given.
      ...((!usuario || this.password()) && { password: this.password() }),
    };
    this.guardar.hacer(this.#api.guardar('usuarios', datos, usuario), () => this.guardado.emit());
  }
}
