import { inject, Injectable } from '@angular/core';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import type { Campo, Diferencia } from './diferencias.ts';

/** What an empty field is called, where it is not called empty. */
const VACIO: Partial<Record<Campo, string>> = { profesional: 'agenda.sinProfesional' };

/** What became of a cita, in words: «Hora: 10:00–10:45 → 12:00–12:45». */
@Injectable({ providedIn: 'root' })
export class FrasesDeDiferencias {
  readonly #texto = inject(Texto);
  readonly #formato = inject(Formato);

  de(diferencia: Diferencia): string {
    return this.#texto.de('version.cambio', {
      campo: this.#texto.de(`version.campo_${diferencia.campo}`),
      antes: this.#valor(diferencia, diferencia.antes),
      ahora: this.#valor(diferencia, diferencia.ahora),
    });
  }

  #valor({ campo }: Diferencia, valor: string): string {
    if (campo === 'estado') return this.#texto.de(`estado.${valor}`);
    if (!valor) return this.#texto.de(VACIO[campo] ?? 'comun.vacio');
    if (campo === 'llegada') return this.#formato.hora(Date.parse(valor));
    return campo === 'fecha' ? this.#formato.fechaLarga(valor) : valor;
  }
}
