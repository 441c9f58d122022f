import { inject, Injectable } from '@angular/core';
import { ESTADOS, type Rango } from '@citas/domain';
import { TranslocoService } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { esUnDia } from './rango.ts';

/** What the list that `?ver=` opens is called: «Canceladas · 24 nov». */
@Injectable()
export class TituloDeLista {
  readonly #transloco = inject(TranslocoService);
  readonly #formato = inject(Formato);
  readonly #negocio = inject(NegocioService);

  de(ver: string, rango: Rango): string {
    const [clase, ...resto] = ver.split(':');
    const clave = resto.join(':');
    if (clase === 'dia') return this.#formato.fechaLarga(clave);
    return `${this.#nombre(clase ?? '', clave)} · ${this.dias(rango)}`;
  }

  /** «24 nov» or «1 nov – 15 nov». */
  dias(rango: Rango): string {
    const desde = this.#formato.diaMes(rango.desde);
    return esUnDia(rango) ? desde : `${desde} – ${this.#formato.diaMes(rango.hasta)}`;
  }

  /** With the weekday where it is one day: it is what makes the two alike. */
  diasComparados(rango: Rango): string {
    const dias = this.dias(rango);
    return esUnDia(rango) ? `${this.#formato.diaDeLaSemana(rango.desde)} ${dias}` : dias;
  }

  #nombre(clase: string, clave: string): string {
    if (clase === 'servicio') return clave;
    if (clase === 'profesional') {
      return this.#negocio.profesionales().find(({ id }) => id === clave)?.nombre ?? '';
    }
    const estado = ESTADOS.find((uno) => uno === clase);
    return this.#transloco.translate(estado ? `estados.${estado}` : 'kpi.citas');
  }
}
