import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Cancel } from '@citas/clock';
import type { Rol } from '@citas/domain';
import { ATAJOS, BUSCAR_SIEMPRE } from './atajos.ts';
import { atajosPara } from './atajos-para.ts';
import { TecladoService } from './teclado.service.ts';

/** The dialogs that the shell opens for a shortcut. */
export interface DialogosDeMarco {
  readonly buscar: () => void;
  readonly ayuda: () => void;
}

/** The shortcuts that work on every page. A page registers its own. */
@Injectable({ providedIn: 'root' })
export class AtajosDeMarco {
  readonly #router = inject(Router);
  readonly #teclado = inject(TecladoService);

  /** Those of this rol, until the returned function is called. */
  empezar(rol: Rol, { buscar, ayuda }: DialogosDeMarco): Cancel {
    const acciones: Record<string, () => void> = {
      'g p': () => this.#ir('/'),
      'g a': () => this.#ir('/agenda'),
      'g c': () => this.#ir('/clientes'),
      'g j': () => this.#ir('/ajustes'),
      n: () => this.#nueva(),
      '/': buscar,
      [BUSCAR_SIEMPRE]: buscar,
      '?': ayuda,
      t: () => {
        if (this.#enAgenda()) this.#ir('/agenda');
      },
    };
    const suyos = new Set(atajosPara(rol).flatMap(({ atajos }) => atajos.map(({ id }) => id)));
    const escucha = this.#teclado.escuchar();
    const bajas = ATAJOS.flatMap(({ id }) => {
      const hacer = acciones[id];
      return hacer && suyos.has(id) ? [this.#teclado.registrar(id, hacer)] : [];
    });
    return () => {
      escucha.unsubscribe();
      for (const baja of bajas) baja();
    };
  }

  #ir(url: string): void {
    void this.#router.navigateByUrl(url);
  }

  #enAgenda(): boolean {
    return /^\/agenda(?:[?#/]|$)/.test(this.#router.url);
  }

  /** In the agenda it stays as it is: a new cita is most likely for that day and that person. */
  #nueva(): void {
    const queryParamsHandling = this.#enAgenda() ? 'merge' : 'replace';
    void this.#router.navigate(['/agenda'], { queryParams: { nueva: 1 }, queryParamsHandling });
  }
}
