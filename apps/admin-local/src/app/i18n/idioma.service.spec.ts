import { computed } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import { Subject } from 'rxjs';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { IdiomaService } from './idioma.service.ts';

/** A page whose texts arrive when the test says so, and what it computes from them. */
function pagina() {
  localStorage.clear();
  const descargas = { es: new Subject<typeof es>(), en: new Subject<typeof en>() };
  const loader = class {
    getTranslation(lang: string) {
      return lang === 'en' ? descargas.en : descargas.es;
    }
  };
  TestBed.configureTestingModule({
    providers: [
      provideTransloco({
        config: { availableLangs: ['es', 'en'], defaultLang: 'es', reRenderOnLangChange: true },
        loader,
      }),
    ],
  });
  const transloco = TestBed.inject(TranslocoService);
  const servicio = TestBed.inject(IdiomaService);
  const llega = (lang: 'es' | 'en') => {
    if (lang === 'es') descargas.es.next(es);
    else descargas.en.next(en);
    descargas[lang].complete();
  };
  transloco.load('es').subscribe();
  llega('es');
  const texto = computed(() => {
    servicio.idioma();
    return transloco.translate('mapa.equipo');
  });
  return { servicio, texto, llega };
}

test('a page speaks its language until the texts of the chosen one are there, and then that one everywhere', () => {
  const { servicio, texto, llega } = pagina();
  servicio.usar('en');
  expect([servicio.idioma(), texto(), document.documentElement.lang]).toEqual(['es', 'Todo el equipo', 'es']);
  llega('en');
  expect([servicio.idioma(), texto(), document.documentElement.lang]).toEqual(['en', en.mapa.equipo, 'en']);
});

test('whoever goes back before the other texts came stays where they are', () => {
  const { servicio, texto, llega } = pagina();
  servicio.usar('en');
  servicio.usar('es');
  llega('en');
  expect([servicio.idioma(), texto()]).toEqual(['es', 'Todo el equipo']);
  expect(localStorage.getItem('idioma')).toBe('es');
});
