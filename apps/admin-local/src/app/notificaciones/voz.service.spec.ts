import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { TranslocoService } from '@jsverse/transloco';
import { CLOCK } from '../tiempo/clock.token.ts';
import { SILENCIO_MS, Voz } from './voz.service.ts';

function empezar() {
  const clock = new ManualClock(0);
  const transloco = { translate: (clave: string, { n }: { n: number }) => `${clave} ${n}` };
  TestBed.configureTestingModule({
    providers: [
      { provide: CLOCK, useValue: clock },
      { provide: TranslocoService, useValue: transloco },
    ],
  });
  const voz = TestBed.inject(Voz);
  const dicho = () => document.querySelector('[data-testid="voz"]')?.textContent;
  return { clock, voz, dicho };
}

test('what happens first is told at once, and what follows within ten seconds in one sentence', () => {
  const { clock, voz, dicho } = empezar();
  voz.decir('Nueva cita: Ana');
  expect(dicho()).toBe('Nueva cita: Ana');
  voz.decir('Nueva cita: Eva');
  voz.decir('Nueva cita: Luis');
  clock.advance(SILENCIO_MS - 1);
  expect(dicho()).toBe('Nueva cita: Ana');
  clock.advance(1);
  expect(dicho()).toBe('bandeja.nuevos 2');
  voz.decir('Nueva cita: Iván');
  expect(dicho()).toBe('bandeja.nuevos 2');
  clock.advance(SILENCIO_MS);
  expect(dicho()).toBe('Nueva cita: Iván');
});

test('after ten quiet seconds the next one is told at once again', () => {
  const { clock, voz, dicho } = empezar();
  voz.decir('Una');
  clock.advance(SILENCIO_MS);
  voz.decir('Otra');
  expect(dicho()).toBe('Otra');
});
