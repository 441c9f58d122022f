import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { UsuarioGestionado } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { AjustesApi } from './ajustes-api.ts';
import { Lista } from './lista.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { TarjetaDeListaComponent } from './tarjeta-de-lista.component.ts';
import { UsuarioComponent } from './usuario.component.ts';

/** Who may log in, and as what. */
@Component({
  selector: 'app-usuarios',
  imports: [IconoDirective, TarjetaDeListaComponent, TranslocoDirective, UsuarioComponent],
  template: `
    <ng-container *transloco="let t">
      <app-tarjeta-de-lista
        [lista]="lista"
        [titulo]="t('ajustes.usuarios')"
        [detalle]="t('ajustes.usuariosDetalle')"
        [vacia]="t('ajustes.sinUsuarios')"
        [nuevo]="t('ajustes.nuevoUsuario')"
        (anadir)="abierto.set({})"
      >
        <ul>
          @for (usuario of lista.datos(); track usuario.id) {
            <li class="border-line border-t first:border-t-0">
              <button
                type="button"
                class="hover:bg-sunken relative -mx-3 flex w-[calc(100%+1.5rem)] cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-xl py-3 pr-9 pl-3 text-left"
                (click)="abierto.set({ uno: usuario })"
              >
                <span class="min-w-40 flex-1">
                  <span class="block font-medium">{{ usuario.nombre }}</span>
                  <span class="text-ink-soft block text-sm">{{ usuario.email }}</span>
                </span>
                @if (!usuario.activo) {
                  <span class="chip">{{ t('ajustes.sinAcceso') }}</span>
                }
                <span class="text-ink-soft max-sm:basis-full">{{ t('ajustes.rol_' + usuario.rol) }}</span>
                <svg
                  appIcono="chevron-right"
                  class="text-ink-soft absolute top-1/2 right-3 -translate-y-1/2"
                ></svg>
              </button>
            </li>
          }
        </ul>
      </app-tarjeta-de-lista>
      @if (abierto(); as a) {
        <app-usuario [usuario]="a.uno" (guardado)="abierto.set(undefined)" (cerrado)="cerrar()" />
      }
    </ng-container>
  `,
})
export class UsuariosComponent {
  readonly #api = inject(AjustesApi);
  protected readonly lista = new Lista<UsuarioGestionado>(() => this.#api.listar('usuarios'));
  protected readonly abierto = signal<{ readonly uno?: UsuarioGestionado } | undefined>(undefined);

  constructor() {
    this.#api
      .guardados('usuarios')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.lista.cargar());
  }

  protected cerrar(): void {
    this.abierto.set(undefined);
    this.lista.refrescar();
  }
}
