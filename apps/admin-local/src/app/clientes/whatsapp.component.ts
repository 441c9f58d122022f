import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { atiende } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { ClientesApi } from './clientes-api.ts';
import { enlaceDeWhatsapp, mensajeDe } from './mensaje.ts';

/** Opens WhatsApp, with the negocio's message about a cita that is still to come. Not there without a phone, or for who may not see it. */
@Component({
  selector: 'app-whatsapp',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    @if (enlace(); as href) {
      <a
        class="btn"
        target="_blank"
        rel="noopener noreferrer"
        data-testid="whatsapp"
        [href]="href"
        [attr.aria-label]="t('whatsapp.enviarA', { cliente: cita().cliente })"
        *transloco="let t"
        ><svg appIcono="message-circle"></svg>{{ t('whatsapp.enviar') }}</a
      >
    }
  `,
})
export class WhatsappComponent {
  readonly cita = input.required<Cita>();
  /** In E.164; null when the client has none. Who leaves it out lets the client be read. */
  readonly telefono = input<string | null>();
  /** Whether the client is to come: nobody is reminded of what was cancelled, or is over. */
  readonly recordar = input(true);
  readonly #api = inject(ClientesApi);
  readonly #negocio = inject(NegocioService).negocio;
  readonly #atiende = atiende(inject(UserService).currentUser()?.rol);
  readonly #leido = signal<string | null>(null);
  readonly #clienteId = computed(() => this.cita().clienteId);

  protected readonly enlace = computed(() => {
    const telefono = this.telefono() === undefined ? this.#leido() : this.telefono();
    const negocio = this.#negocio();
    if (!telefono || !negocio) return undefined;
    return enlaceDeWhatsapp(telefono, this.recordar() ? mensajeDe(this.cita(), negocio) : '');
  });

  constructor() {
    effect((alCambiar) => {
      const id = this.#clienteId();
      if (!this.#atiende || id === null || this.telefono() !== undefined) return;
      const lectura = untracked(() =>
        this.#api.ver(id).subscribe({
          next: ({ telefono }) => this.#leido.set(telefono),
          error: () => this.#leido.set(null),
        }),
      );
      alCambiar(() => {
        lectura.unsubscribe();
        this.#leido.set(null);
      });
    });
  }
}
