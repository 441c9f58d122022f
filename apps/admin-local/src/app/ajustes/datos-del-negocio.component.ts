import { Component, computed, inject, linkedSignal } from '@angular/core';
import { conPalabra, PAISES_DE_HABLA_HISPANA, PALABRAS } from '@citas/domain';
import type { Negocio } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { Ahora } from '../tiempo/ahora.service.ts';
import { enZona } from '../tiempo/fecha.ts';
import { AjustesApi } from './ajustes-api.ts';
import { CampoComponent } from './campo.component.ts';
import { Guardar } from './guardar.ts';
import { MensajeDelNegocioComponent } from './mensaje-del-negocio.component.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';
import type { ConCambios } from './sin-perder-cambios.ts';

/** And English, for who writes as where they came from. */
const LOCALES = [...PAISES_DE_HABLA_HISPANA.map((pais) => `es-${pais}`), 'en-US'];

/** What the negocio is called, where it is, and how it speaks. */
@Component({
  selector: 'app-datos-del-negocio',
  imports: [CampoComponent, MensajeDelNegocioComponent, PieDeAjusteComponent, TranslocoDirective],
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
  protected readonly nombre = linkedSignal(() => this.#negocio()?.nombre ?? '');
  protected readonly zona = linkedSignal(() => this.#negocio()?.zonaHoraria ?? '');
  protected readonly locale = linkedSignal(() => this.#negocio()?.locale ?? 'es-MX');
  protected readonly palabra = linkedSignal<Negocio['palabra']>(() => this.#negocio()?.palabra ?? 'cita');
  /** null is the usual message. */
  protected readonly mensaje = linkedSignal(() => this.#negocio()?.mensaje ?? null);
  protected readonly escrito = computed(() => ({
    nombre: this.nombre().trim(),
    locale: this.locale(),
    palabra: this.palabra(),
  }));

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
  protected readonly horaAlli = computed(() =>
    this.zonas.includes(this.zona()) ? enZona(this.#ahora(), this.zona()).hora : '',
  );
  protected readonly ejemplo = computed(() => {
    const fecha = new Intl.DateTimeFormat(this.locale(), { dateStyle: 'full', timeZone: 'UTC' });
    return `${fecha.format(Date.UTC(2026, 10, 24))} · ${new Intl.NumberFormat(this.locale()).format(12345.6)}`;
  });
  protected readonly frase = computed(() => conPalabra('«[Nueva cita creada]»', this.palabra()));

  hayCambios(): boolean {
    return Object.keys(this.#cambio()).length > 0;
  }

  protected enviar(): void {
    const negocio = this.#negocio();
    if (negocio) this.guardar.hacer(this.#api.cambiarNegocio(negocio, this.#cambio()));
  }

  #cambio() {
    const negocio = this.#negocio();
    const escrito = {
      ...this.escrito(),
      zonaHoraria: this.zona(),
      mensaje: this.mensaje(),
    };
    const distintos = Object.entries(escrito).filter(
      ([clave, valor]) => negocio && negocio[clave as keyof typeof escrito] !== valor,
    );
    return Object.fromEntries(distintos);
  }
}
