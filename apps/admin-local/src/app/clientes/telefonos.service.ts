import type * as ReglaDeTelefonos from '@citas/domain/telefono';
import { computed, inject, Injectable, signal } from '@angular/core';
import { NegocioService } from '../negocio/negocio.service.ts';

type Regla = typeof ReglaDeTelefonos;

/** Phones by the API's own rule. The numbering plans are downloaded by the first page that shows or asks for one. */
@Injectable({ providedIn: 'root' })
export class Telefonos {
  readonly #negocio = inject(NegocioService).negocio;
  readonly #regla = signal<Regla | undefined>(undefined);
  readonly #pais = computed(() => this.#regla()?.paisDeLocale(this.#negocio()?.locale ?? ''));
  #pedida = false;

  /** In groups, as one reads it out; as it is kept until the rule is here. */
  legible(e164: string): string {
    this.#traer();
    return this.#regla()?.telefonoLegible(e164) ?? e164;
  }

  /** What the API will keep; undefined when it is no phone, or before the rule is here. */
  e164(escrito: string): string | undefined {
    this.#traer();
    return this.#regla()?.telefonoE164(escrito, this.#pais());
  }

  /** That what is written is no phone is known only with the rule. */
  esFalso(escrito: string): boolean {
    return this.#regla() !== undefined && escrito.trim() !== '' && this.e164(escrito) === undefined;
  }

  #traer(): void {
    if (this.#pedida) return;
    this.#pedida = true;
    // Without it the API still says what is no phone.
    void import('@citas/domain/telefono').then(
      (regla) => this.#regla.set(regla),
      () => (this.#pedida = false),
    );
  }
}
