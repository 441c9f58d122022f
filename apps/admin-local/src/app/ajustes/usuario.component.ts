import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ROLES_DE_PERSONA } from '@citas/domain';
import type { UsuarioGestionado } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { AjustesApi } from './ajustes-api.ts';
import { Borrador } from './borrador.ts';
import { CampoComponent } from './campo.component.ts';
import { Guardar } from './guardar.ts';
import { LoSuyoComponent } from './lo-suyo.component.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

function datosDe(usuario?: UsuarioGestionado) {
  const { nombre = '', email = '', rol = 'recepcion', activo = true, profesionalId } = usuario ?? {};
  return { nombre, email, rol: rol as string, activo, profesionalId: profesionalId ?? '', password: '' };
}
type Datos = ReturnType<typeof datosDe>;

/** Somebody who may log in, new or known. */
@Component({
  selector: 'app-usuario',
  imports: [CampoComponent, DialogoComponent, LoSuyoComponent, PieDeAjusteComponent, TranslocoDirective],
  templateUrl: './usuario.component.html',
})
export class UsuarioComponent implements ConCambios {
  readonly usuario = input<UsuarioGestionado>();
  readonly guardado = output();
  readonly cerrado = output();
  readonly #api = inject(AjustesApi);
  readonly #texto = inject(Texto);
  readonly #equipo = inject(NegocioService).equipo;
  protected readonly roles = ROLES_DE_PERSONA;
  protected readonly guardar = new Guardar(new AvisoTardio());
  readonly #borrador = new Borrador(this.usuario, datosDe);
  protected readonly datos = this.#borrador.escrito;
  protected readonly suyo = this.#borrador.suyo;
  /** Who works there, and whoever they are already. */
  protected readonly equipo = computed(() =>
    this.#equipo().filter(({ id, activo }) => activo || id === this.#borrador.base()?.profesionalId),
  );
  protected readonly enviada = signal(false);
  /** Who logs in as somebody of the team sees the agenda of that person alone: of nobody there is none. */
  protected readonly faltaQuien = computed(() => {
    const { rol, activo, profesionalId } = this.datos();
    return rol === 'profesional' && activo && !profesionalId;
  });
  protected readonly rolSuyo = computed(() => {
    const { rol } = this.suyo();
    return rol && this.#texto.de(`ajustes.rol_${rol}`);
  });
  protected readonly personaSuya = computed(() => {
    const { profesionalId } = this.suyo();
    if (profesionalId === undefined) return undefined;
    return this.#equipo().find(({ id }) => id === profesionalId)?.nombre ?? '';
  });

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return this.#borrador.tocado();
  }

  protected escribir<K extends keyof Datos>(campo: K, valor: Datos[K]): void {
    this.#borrador.escribir(campo, valor);
  }

  protected enviar(): void {
    this.enviada.set(true);
    if (this.faltaQuien()) return;
    const usuario = this.#borrador.base();
    const { nombre, email, rol, profesionalId, activo, password } = this.datos();
    const datos = {
      nombre,
      email,
      rol,
      profesionalId: rol === 'profesional' ? profesionalId || null : null,
      ...(usuario && { activo }),
      // A known user keeps theirs unless a new one is given.
      ...((!usuario || password) && { password }),
    };
    const peticion = this.#api.guardar('usuarios', datos, usuario);
    const que = this.usuario()?.nombre ?? (this.datos().nombre || this.#texto.de('ajustes.nuevoUsuario'));
    this.guardar.hacer(this.#borrador.alGuardar(peticion), () => this.guardado.emit(), que);
  }
}
