import { inject, Injectable } from '@angular/core';
import { ordenEnElMes, type Repeticion } from '@citas/domain';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';

/** A rule in plain words: «Cada 2 semanas, los martes, 10 veces». */
@Injectable({ providedIn: 'root' })
export class TextoDeRegla {
  readonly #texto = inject(Texto);
  readonly #formato = inject(Formato);

  regla(repeticion: Repeticion): string {
    return [this.cadaCuanto(repeticion), this.queDia(repeticion), this.#fin(repeticion)].join(', ');
  }

  /** «Cada semana», «Cada 2 meses» */
  cadaCuanto({ frecuencia, cada }: Pick<Repeticion, 'frecuencia' | 'cada'>): string {
    const [una, varias] = frecuencia === 'semanal' ? ['cadaSemana', 'cadaSemanas'] : ['cadaMes', 'cadaMeses'];
    return cada === 1 ? this.#t(`serie.${una}`) : this.#t(`serie.${varias}`, { n: cada });
  }

  /** «los martes», «el día 24», «el segundo martes» */
  queDia({ frecuencia, desde }: Pick<Repeticion, 'frecuencia' | 'desde'>): string {
    const dia = this.#formato.diaDeLaSemana(desde);
    switch (frecuencia) {
      case 'semanal':
        return this.#t('serie.losDias', { dia: dia.endsWith('s') ? dia : `${dia}s` });
      case 'mensual_fecha':
        return this.#t('serie.elDia', { n: Number(desde.slice(8, 10)) });
      case 'mensual_dia':
        return this.#t(`serie.orden_${ordenEnElMes(desde)}`, { dia });
    }
  }

  #fin({ fin }: Repeticion): string {
    if ('hasta' in fin) return this.#t('serie.hastaEl', { fecha: this.#formato.fechaCompleta(fin.hasta) });
    return fin.veces === 1 ? this.#t('serie.unaVez') : this.#t('serie.veces', { n: fin.veces });
  }

  #t(clave: string, datos: Record<string, string | number> = {}): string {
    return this.#texto.de(clave, datos);
  }
}
