import { HttpClient } from '@angular/common/http';
import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ErrorComponent } from '../ui/error.component.ts';

/** The agenda of a professional in the calendar of their phone: a secret address, shown once. */
@Component({
  selector: 'app-agenda-suscrita',
  imports: [ErrorComponent, IconoDirective, TranslocoDirective],
  host: { class: 'border-line grid gap-3 border-t pt-4' },
  template: `
    <ng-container *transloco="let t">
      <p class="text-ink-soft text-sm">{{ t('ajustes.icsDetalle') }}</p>
      @if (direccion(); as url) {
        <div class="flex gap-2">
          <input
            #campo
            class="input text-sm"
            readonly
            [attr.aria-label]="t('ajustes.icsDireccion')"
            [value]="url"
          />
          <button type="button" class="btn" (click)="copiar(campo)">
            <svg appIcono="copy"></svg
            >{{ copia() === 'hecha' ? t('ajustes.copiada') : t('ajustes.copiarDireccion') }}
          </button>
        </div>
        <p role="status" class="text-ink-soft text-sm empty:hidden">
          {{ copia() === 'aMano' ? t('ajustes.copiaAMano') : '' }}
        </p>
      } @else {
        <button type="button" class="btn justify-self-start" (click)="crear()">
          <svg appIcono="calendar-plus"></svg>{{ t('ajustes.icsCrear') }}
        </button>
      }
      @if (error(); as e) {
        <app-error [error]="e" [conReintento]="false" />
      }
    </ng-container>
  `,
})
export class AgendaSuscritaComponent {
  readonly profesionalId = input.required<string>();
  readonly #http = inject(HttpClient);
  protected readonly direccion = linkedSignal({ source: this.profesionalId, computation: () => '' });
  protected readonly copia = linkedSignal<string, 'hecha' | 'aMano' | undefined>({
    source: this.direccion,
    computation: () => undefined,
  });
  protected readonly error = signal<unknown>(undefined);

  protected crear(): void {
    this.error.set(undefined);
    this.#http.post<{ url: string }>(`/api/v1/profesionales/${this.profesionalId()}/agendas`, {}).subscribe({
      next: ({ url }) => this.direccion.set(url),
      error: (error: unknown) => this.error.set(error),
    });
  }

  protected async copiar(campo: HTMLInputElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(campo.value);
      this.copia.set('hecha');
    } catch {
      // Without HTTPS a page has no clipboard, and with it a browser may refuse.
      campo.focus();
      campo.select();
      this.copia.set('aMano');
    }
  }
}
