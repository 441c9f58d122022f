import { computed, inject, Injectable } from '@angular/core';
import { monedaDe, type Fecha } from '@citas/domain';
import { NegocioService } from '../negocio/negocio.service.ts';
import { medianoche } from '../tiempo/fecha.ts';
import { IdiomaService } from './idioma.service.ts';

type Opciones = Intl.DateTimeFormatOptions;
const LARGA: Opciones = { weekday: 'long', day: 'numeric', month: 'long' };
const CORTA: Opciones = { weekday: 'short', day: 'numeric', month: 'short' };
const DIA_MES: Opciones = { day: 'numeric', month: 'short' };
const HORA: Opciones = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const COMPLETA: Opciones = { day: 'numeric', month: 'short', year: 'numeric' };
/** What a range has around its dash; not every font is as wide there. */
const ESPACIO_FINO = '\u2009';

/** Numbers and dates as the negocio writes them, or in English when the page is. */
@Injectable({ providedIn: 'root' })
export class Formato {
  readonly #negocio = inject(NegocioService);
  readonly #idioma = inject(IdiomaService).idioma;
  readonly locale = computed(() =>
    this.#idioma() === 'en' ? 'en-GB' : (this.#negocio.negocio()?.locale ?? 'es'),
  );
  readonly #formatos = new Map<string, Intl.DateTimeFormat>();
  readonly #mesDelante = computed(() => {
    const partes = this.#de(DIA_MES).formatToParts(0);
    return partes.find(({ type }) => type === 'month' || type === 'day')?.type === 'month';
  });
  readonly #numero = computed(() => new Intl.NumberFormat(this.locale()));
  readonly #porcentaje = computed(
    () => new Intl.NumberFormat(this.locale(), { style: 'percent', maximumFractionDigits: 0 }),
  );
  /** ISO 4217; undefined where the negocio's country is not known. */
  readonly moneda = computed(() => monedaDe(this.#negocio.negocio()?.locale ?? 'es'));
  readonly #precio = computed(() => {
    const currency = this.moneda();
    return new Intl.NumberFormat(this.locale(), {
      ...(currency && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
      trailingZeroDisplay: 'stripIfInteger',
    });
  });

  /** ISO weekday (1 Monday … 7 Sunday) on which a week begins where the negocio is, whatever language the page speaks. */
  readonly primerDia = computed(() => primerDiaDe(this.#negocio.negocio()?.locale ?? 'es'));

  numero(valor: number): string {
    return this.#numero().format(valor);
  }

  /** «$350», «18,50 €» */
  precio(valor: number): string {
    return this.#precio().format(valor);
  }

  porcentaje(parte: number): string {
    return this.#porcentaje().format(parte);
  }

  /** «martes, 24 de noviembre»; of another year than `hoy` with the year, where that is given. */
  fechaLarga(fecha: Fecha, hoy = fecha): string {
    const esDeOtroAnio = fecha.slice(0, 4) !== hoy.slice(0, 4);
    return this.#fecha(fecha, { ...LARGA, ...(esDeOtroAnio && { year: 'numeric' }) });
  }

  /** «mar, 24 nov» */
  fechaCorta(fecha: Fecha): string {
    return this.#fecha(fecha, CORTA);
  }

  /** «24 nov» */
  diaMes(fecha: Fecha): string {
    return this.#fecha(fecha, DIA_MES);
  }

  /** «24 nov 2026» */
  fechaCompleta(fecha: Fecha): string {
    return this.#fecha(fecha, COMPLETA);
  }

  /**
   * «22–28 nov» or «29 nov – 5 dic»; `conAnio` puts the year behind, or behind both where they differ. Where the month comes
   * first it is «Nov 22 – 28, 2026».
   */
  tramo(desde: Fecha, hasta: Fecha, conAnio: boolean): string {
    if (this.#mesDelante()) return this.#tramoConMesDelante(desde, hasta, conAnio);
    const fin = conAnio ? this.fechaCompleta(hasta) : this.diaMes(hasta);
    if (desde.slice(0, 7) === hasta.slice(0, 7)) return `${this.dia(desde)}–${fin}`;
    const otroAnio = conAnio && desde.slice(0, 4) !== hasta.slice(0, 4);
    return `${otroAnio ? this.fechaCompleta(desde) : this.diaMes(desde)} – ${fin}`;
  }

  /** «martes», «mar» or «M» */
  diaDeLaSemana(fecha: Fecha, weekday: 'long' | 'short' | 'narrow' = 'long'): string {
    return this.#fecha(fecha, { weekday });
  }

  /** «24» */
  dia(fecha: Fecha): string {
    return this.#fecha(fecha, { day: 'numeric' });
  }

  /** «12:04:31», in the negocio's zone. */
  hora(instanteMs: number, conSegundos = false): string {
    return this.#de({
      ...HORA,
      ...(conSegundos && { second: '2-digit' }),
      timeZone: this.#negocio.zonaHoraria(),
    }).format(instanteMs);
  }

  #tramoConMesDelante(desde: Fecha, hasta: Fecha, conAnio: boolean): string {
    const formato = this.#de({ ...(conAnio ? COMPLETA : DIA_MES), timeZone: 'UTC' });
    return formato.formatRange(medianoche(desde), medianoche(hasta)).replaceAll(ESPACIO_FINO, ' ');
  }

  #fecha(fecha: Fecha, opciones: Opciones): string {
    return this.#de({ ...opciones, timeZone: 'UTC' }).format(medianoche(fecha));
  }

  /** Making one takes longer than formatting a thousand times with it. */
  #de(opciones: Opciones): Intl.DateTimeFormat {
    const clave = `${this.locale()} ${JSON.stringify(opciones)}`;
    const conocido = this.#formatos.get(clave);
    if (conocido) return conocido;
    const nuevo = new Intl.DateTimeFormat(this.locale(), opciones);
    this.#formatos.set(clave, nuevo);
    return nuevo;
  }
}

/** `getWeekInfo` is newer than the property, and a browser has either. */
interface ConSemana {
  getWeekInfo?(): { firstDay: number };
  weekInfo?: { firstDay: number };
}

function primerDiaDe(locale: string): number {
  const donde = new Intl.Locale(locale) as ConSemana;
  return (donde.getWeekInfo?.() ?? donde.weekInfo)?.firstDay ?? 1;
}
