import { Component, computed, inject } from '@angular/core';
import { conPalabra, PAISES_DE_HABLA_HISPANA, PALABRAS } from '@citas/domain';
import type { Negocio } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { Ahora } from '../tiempo/ahora.service.ts';
import { enZona } from '../tiempo/fecha.ts';
import { AjustesApi, type CambioDeNegocio } from './ajustes-api.ts';
import { Borrador } from './borrador.ts';
import { CampoComponent } from './campo.component.ts';
import { esZona } from './es-zona.ts';
import { Guardar } from './guardar.ts';
import { LoSuyoComponent } from './lo-suyo.component.ts';
import { MensajeDelNegocioComponent } from './mensaje-del-negocio.component.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

/** And English, for who writes as where they came from. */
const LOCALES = [...PAISES_DE_HABLA_HISPANA.map((pais) => `es-${pais}`), 'en-US'];

type Datos = Pick<Negocio, 'nombre' | 'zonaHoraria' | 'locale' | 'palabra' | 'mensaje'>;

function datosDe(negocio?: Negocio): Datos {
  const { nombre = '', zonaHoraria = '', locale = 'es-MX', palabra = 'cita', mensaje = null } = negocio ?? {};
  return { nombre, zonaHoraria, locale, palabra, mensaje };
}

/** What the negocio is called, where it is, and how it speaks. */
@Component({
  selector: 'app-datos-del-negocio',
  imports: [
    CampoComponent,
    LoSuyoComponent,
    MensajeDelNegocioComponent,
    PieDeAjusteComponent,
    TranslocoDirective,
  ],
  templateUrl: './datos-del-negocio.component.html',
})
export class DatosDelNegocioComponent implements ConCambios {
  readonly #api = inject(AjustesApi);
  readonly #ahora = inject(Ahora).instante;
  readonly #negocio = inject(NegocioService).negocio;
  readonly #idioma = inject(IdiomaService).idioma;
  protected readonly guardar = new Guardar();
  protected readonly palabras = PALABRAS;
  protected readonly zonas = Intl.supportedValuesOf('timeZone');
  protected readonly negocio = this.#negocio;
  readonly #borrador = new Borrador(this.#negocio, datosDe);
  protected readonly datos = this.#borrador.escrito;
  protected readonly suyo = this.#borrador.suyo;
  protected readonly escrito = computed(() => {
    const { nombre, locale, palabra } = this.datos();
    return { nombre: nombre.trim(), locale, palabra };
  });

  protected readonly locales = computed(() => {
    const idioma = this.#idioma();
    const paises = new Intl.DisplayNames(idioma, { type: 'region' });
    const lenguas = new Intl.DisplayNames(idioma, { type: 'language' });
    const suyo = this.#negocio()?.locale ?? [];
    return [...new Set(LOCALES.concat(suyo))]
      .map((locale) => {
        const { language, region = 'ES' } = new Intl.Locale(locale).maximize();
        const lengua = language === 'es' ? '' : ` (${lenguas.of(language)})`;
        return { locale, pais: `${paises.of(region)}${lengua}` };
      })
      .sort((a, b) => a.pais.localeCompare(b.pais, idioma));
  });
  protected readonly localeSuyo = computed(
    () => this.locales().find(({ locale }) => locale === this.suyo().locale)?.pais,
  );
  protected readonly horaAlli = computed(() => {
    const { zonaHoraria } = this.datos();
    return esZona(zonaHoraria) ? enZona(this.#ahora(), zonaHoraria).hora : '';
  });
  protected readonly ejemplo = computed(() => {
    const { locale } = this.datos();
    const fecha = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
    return `${fecha.format(Date.UTC(2026, 10, 24))} · ${new Intl.NumberFormat(locale).format(12345.6)}`;
  });
  protected readonly frase = computed(() => conPalabra('«[Nueva cita creada]»', this.datos().palabra));

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return Object.keys(this.#cambio()).length > 0;
  }

  protected escribir<K extends keyof Datos>(campo: K, valor: Datos[K]): void {
    this.#borrador.escribir(campo, valor);
  }

  protected enviar(): void {
    const negocio = this.#borrador.base();
    if (!negocio) return;
    this.guardar.hacer(this.#borrador.alGuardar(this.#api.cambiarNegocio(negocio, this.#cambio())));
  }

  #cambio(): CambioDeNegocio {
    const antes = datosDe(this.#borrador.base());
    const cambios = { ...this.#borrador.cambios() };
    if (this.escrito().nombre === antes.nombre) delete cambios.nombre;
    else if (cambios.nombre !== undefined) cambios.nombre = cambios.nombre.trim();
    return cambios;
  }
}
