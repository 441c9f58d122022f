import { inject, Injectable } from '@angular/core';
import { ESTADOS, type Fecha, type Rango } from '@citas/domain';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { esUnDia } from './rango.ts';
import { diasPasados } from './sin-cerrar.ts';

/** What the list that `?ver=` opens is called: «Canceladas · 24 nov». */
@Injectable()
export class TituloDeLista {
  readonly #texto = inject(Texto);
  readonly #formato = inject(Formato);
  readonly #negocio = inject(NegocioService);

  de(ver: string, rango: Rango): string {
    const [clase, ...resto] = ver.split(':');
    const clave = resto.join(':');
    if (clase === 'dia') return this.#formato.fechaLarga(clave);
    const dias = clase === 'sinCerrar' ? diasPasados(rango, this.#negocio.hoy()) : rango;
    return `${this.#nombre(clase ?? '', clave)} · ${this.dias(dias)}`;
  }

  /** «24 nov» or «1–15 nov»; of another year with the year. */
  dias(rango: Rango): string {
    const { desde, hasta } = rango;
    if (esUnDia(rango)) return this.#dia(desde);
    return this.#formato.tramo(desde, hasta, !this.#esDeEsteAnio(desde) || !this.#esDeEsteAnio(hasta));
  }

  /** «1–15 nov 2026» or «martes, 24 de noviembre de 2026»: on paper nothing else tells of which year they are. */
  diasConAnio(rango: Rango): string {
    const { desde, hasta } = rango;
    return esUnDia(rango) ? this.#formato.fechaLarga(desde, '') : this.#formato.tramo(desde, hasta, true);
  }

  /** With the weekday where it is one day: it is what makes the two alike. */
  diasComparados(rango: Rango): string {
    const dias = this.dias(rango);
    return esUnDia(rango) ? `${this.#formato.diaDeLaSemana(rango.desde)} ${dias}` : dias;
  }

  #dia(fecha: Fecha): string {
    return this.#esDeEsteAnio(fecha) ? this.#formato.diaMes(fecha) : this.#formato.fechaCompleta(fecha);
  }

  #esDeEsteAnio(fecha: Fecha): boolean {
    return fecha.slice(0, 4) === this.#negocio.hoy().slice(0, 4);
  }

  #nombre(clase: string, clave: string): string {
    if (clase === 'servicio') return clave;
    if (clase === 'profesional') {
      return this.#negocio.equipo().find(({ id }) => id === clave)?.nombre ?? '';
    }
    if (clase === 'sinCerrar') return this.#texto.de('sinCerrar.titulo');
    const estado = ESTADOS.find((uno) => uno === clase);
    const otra = clase === 'ocupan' ? 'kpi.ocupan' : 'kpi.citas';
    return this.#texto.de(estado ? `estados.${estado}` : otra);
  }
}
