import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Guardar } from '../ajustes/guardar.ts';
import { Formato } from '../i18n/formato.service.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { HubsApi } from './hubs-api.ts';
import { RevocarComponent } from './revocar.component.ts';
import type { ConexionVista } from './vista-de-hubs.ts';

/** Who is connected, with the means to close one connection or to end all sessions of a person. */
@Component({
  selector: 'app-conexiones',
  imports: [EdadComponent, ErrorComponent, RevocarComponent, TranslocoDirective],
  host: { class: 'card block px-5 pt-5 pb-3' },
  template: `
    <ng-container *transloco="let t">
      <h2 class="text-xl">{{ t('operador.conexiones') }}</h2>
      @if (cierre.error(); as e) {
        <app-error class="mt-3 block" [error]="e" [conReintento]="false" />
      }
      <ul class="mt-3 text-sm">
        @for (una of conexiones(); track una.id) {
          <li
            class="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-2.5"
            data-testid="conexion"
          >
            <span class="min-w-48 flex-1">
              <span class="block font-medium">{{ una.nombre || una.usuarioId }}</span>
              <span class="text-ink-soft block">{{ t('marco.rol.' + una.rol) }} · {{ una.negocioId }}</span>
            </span>
            <span class="text-ink-soft tnum min-w-40">
              {{ t('operador.hub', { n: una.hub }) }} ·
              {{ una.canales === 1 ? t('operador.unCanal') : t('operador.nCanales', { n: una.canales }) }}
              <span class="block">
                <app-edad [instante]="instante(una.desde)" />
                @if (una.bytesEnEspera > 0) {
                  · {{ t('operador.enEspera', { n: formato.numero(kilobytes(una.bytesEnEspera)) }) }}
                }
              </span>
            </span>
            <span class="flex w-full gap-2 sm:w-42">
              <button
                type="button"
                class="btn btn-small"
                [disabled]="cierre.guardando()"
                [attr.aria-label]="t('operador.cerrarDe', { nombre: una.nombre })"
                (click)="cerrar(una)"
              >
                {{ t('operador.cerrar') }}
              </button>
              @if (una.esRevocable) {
                <button
                  type="button"
                  class="btn btn-small"
                  [attr.aria-label]="t('operador.revocarA', { nombre: una.nombre })"
                  (click)="revocando.set(una)"
                >
                  {{ t('operador.revocar') }}
                </button>
              }
            </span>
          </li>
        } @empty {
          <li class="border-line text-ink-soft border-t py-6 text-center">
            {{ t(incompletas() ? 'operador.noSeSabe' : 'operador.sinConexiones') }}
          </li>
        }
      </ul>
      @if (revocando(); as una) {
        <app-revocar [conexion]="una" (hecho)="revocada()" (cerrado)="revocando.set(undefined)" />
      }
    </ng-container>
  `,
})
export class ConexionesComponent {
  readonly #api = inject(HubsApi);
  readonly conexiones = input.required<readonly ConexionVista[]>();
  /** Some hub did not tell its own. */
  readonly incompletas = input(false);
  /** Something is no longer as it was shown. */
  readonly cambiado = output();
  protected readonly formato = inject(Formato);
  protected readonly cierre = new Guardar();
  protected readonly revocando = signal<ConexionVista | undefined>(undefined);
  protected readonly instante = (fecha: string) => Date.parse(fecha);

  protected cerrar({ hubId, id }: ConexionVista): void {
    this.cierre.hacer(this.#api.cerrar(hubId, id), () => this.cambiado.emit());
  }

  protected revocada(): void {
    this.revocando.set(undefined);
    this.cambiado.emit();
  }

  protected kilobytes(bytes: number): number {
    return Math.ceil(bytes / 1024);
  }
}
