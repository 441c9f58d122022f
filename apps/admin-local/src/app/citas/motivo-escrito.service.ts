import { inject, Injectable } from '@angular/core';
import { LoEscrito } from '../guardado/lo-escrito.service.ts';

/** Why a cita or a serie was to be cancelled: kept until it is. */
@Injectable({ providedIn: 'root' })
export class MotivoEscrito {
  readonly #escrito = inject(LoEscrito);

  guardar(id: string, motivo: string): void {
    this.#escrito.guardar(`motivo/${id}`, motivo);
  }

  /** Empty when none is kept. */
  leer(id: string): string {
    return this.#escrito.leer<string>(`motivo/${id}`) ?? '';
  }

  olvidar(id: string): void {
    this.#escrito.olvidar(`motivo/${id}`);
  }
}
