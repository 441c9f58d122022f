import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { computed } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Negocio } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { filter, firstValueFrom } from 'rxjs';
import { NegocioService } from '../negocio/negocio.service.ts';
import { IdiomaService } from './idioma.service.ts';
import { PalabraService } from './palabra.service.ts';
import { provideTextos } from './provide-textos.ts';
import { Texto } from './texto.service.ts';

/** What a page has computed from its texts, and the negocio whose word it says. */
async function pagina() {
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [provideTextos(), provideHttpClient(), provideHttpClientTesting()],
  });
  const { negocio } = TestBed.inject(NegocioService);
  const transloco = TestBed.inject(TranslocoService);
  const textos = TestBed.inject(Texto);
  const dicho = computed(() => textos.de('bandeja.yaNoEsta'));
  const dice = (frase: string) =>
    firstValueFrom(
      transloco.selectTranslation().pipe(filter(() => transloco.translate('bandeja.yaNoEsta') === frase)),
    );
  await firstValueFrom(transloco.load('es'));
  TestBed.runInInjectionContext(() => TestBed.inject(PalabraService).seguir());
  return { negocio, dicho, dice, idioma: TestBed.inject(IdiomaService) };
}

test('what is computed from a text says the word of the negocio, from when it is known and whenever it changes', async () => {
  const { negocio, dicho, dice } = await pagina();
  expect(dicho()).toBe('Esa cita ya no existe.');
  for (const [palabra, frase] of [
    ['turno', 'Ese turno ya no existe.'],
    ['hora', 'Esa hora ya no existe.'],
  ] as const) {
    negocio.set({ palabra } as Negocio);
    TestBed.tick();
    await dice(frase);
    expect(dicho()).toBe(frase);
  }
});

test('and follows the language as well', async () => {
  const { dicho, dice, idioma } = await pagina();
  expect(dicho()).toBe('Esa cita ya no existe.');
  idioma.usar('en');
  await dice('That appointment no longer exists.');
  expect(dicho()).toBe('That appointment no longer exists.');
});
