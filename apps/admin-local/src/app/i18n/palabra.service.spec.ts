import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Palabra } from '@citas/domain';
import type { Negocio } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { filter, firstValueFrom } from 'rxjs';
import { NegocioService } from '../negocio/negocio.service.ts';
import { IdiomaService, type Idioma } from './idioma.service.ts';
import { PalabraService } from './palabra.service.ts';
import { provideTextos } from './provide-textos.ts';

/** A page that was loaded in a language, and that follows the word of its negocio. */
async function paginaEn(idioma: Idioma) {
  localStorage.setItem('idioma', idioma);
  TestBed.configureTestingModule({
    providers: [provideTextos(), provideHttpClient(), provideHttpClientTesting()],
  });
  const transloco = TestBed.inject(TranslocoService);
  const idiomas = TestBed.inject(IdiomaService);
  const { negocio } = TestBed.inject(NegocioService);
  TestBed.runInInjectionContext(() => TestBed.inject(PalabraService).seguir());
  await firstValueFrom(transloco.load(idioma));
  return {
    dice: () => transloco.translate<string>('agenda.nueva'),
    tieneEspanol: () => Object.keys(transloco.getTranslation('es')).length > 0,
    decir: async (palabra: Palabra) => {
      negocio.set({ palabra } as Negocio);
      TestBed.tick();
      // Whatever it does at that, it has done once the texts could have come.
      await import('./es/index.ts');
    },
    usar: async (otro: Idioma) => {
      const cambia = firstValueFrom(transloco.langChanges$.pipe(filter((lang) => lang === otro)));
      idiomas.usar(otro);
      await cambia;
    },
  };
}

test('a page that was loaded in English says the word of its negocio as soon as it speaks Spanish', async () => {
  const { dice, decir, usar } = await paginaEn('en');
  await decir('turno');
  expect(dice()).toBe('New appointment');
  await usar('es');
  expect(dice()).toBe('Nuevo turno');
  await decir('reserva');
  expect(dice()).toBe('Nueva reserva');
});

test('one that goes to English and comes back says the word of now', async () => {
  const { dice, decir, usar } = await paginaEn('es');
  await decir('turno');
  expect(dice()).toBe('Nuevo turno');
  await usar('en');
  await decir('hora');
  expect(dice()).toBe('New appointment');
  await usar('es');
  expect(dice()).toBe('Nueva hora');
});

test('an English page reads no Spanish texts for the word', async () => {
  const { tieneEspanol, decir } = await paginaEn('en');
  await decir('turno');
  expect(tieneEspanol()).toBe(false);
});
