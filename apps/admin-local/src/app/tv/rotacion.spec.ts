import { signal } from '@angular/core';
import { ManualClock } from '@citas/clock/testing';
import { panelesCon } from './paneles.ts';
import { CADA_PANEL_MS, Rotacion } from './rotacion.ts';

const montar = (paneles = ['hoy', 'horas', 'estados']) => {
  const clock = new ManualClock();
  const lista = signal<readonly string[]>(paneles);
  return { clock, lista, rotacion: new Rotacion(lista, clock) };
};

describe('the panels', () => {
  test('follow one another and begin again', () => {
    const { clock, rotacion } = montar();
    const vistos = Array.from({ length: 4 }, () => {
      const actual = rotacion.actual();
      clock.advance(CADA_PANEL_MS);
      return actual;
    });
    expect(vistos).toEqual(['hoy', 'horas', 'estados', 'hoy']);
  });

  test('moved by hand stay for a full turn', () => {
    const { clock, rotacion } = montar();
    clock.advance(CADA_PANEL_MS - 1);
    rotacion.anterior();
    expect(rotacion.actual()).toBe('estados');
    clock.advance(CADA_PANEL_MS - 1);
    expect(rotacion.actual()).toBe('estados');
    clock.advance(1);
    expect(rotacion.actual()).toBe('hoy');
  });

  test('stand still while paused, but for who moves them, and go on afterwards', () => {
    const { clock, rotacion } = montar();
    rotacion.alternarPausa();
    clock.advance(10 * CADA_PANEL_MS);
    expect(rotacion.actual()).toBe('hoy');
    rotacion.siguiente();
    clock.advance(10 * CADA_PANEL_MS);
    expect(rotacion.actual()).toBe('horas');
    rotacion.alternarPausa();
    clock.advance(CADA_PANEL_MS);
    expect(rotacion.actual()).toBe('estados');
  });

  test('that have nothing to show any more are left', () => {
    const { lista, rotacion } = montar();
    rotacion.siguiente();
    lista.set(['hoy', 'estados']);
    expect(rotacion.actual()).toBe('hoy');
    lista.set([]);
    rotacion.siguiente();
    expect(rotacion.actual()).toBeUndefined();
  });

  test('leave no timer behind', () => {
    const { clock, rotacion } = montar();
    rotacion.siguiente();
    rotacion.terminar();
    expect(clock.pending).toBe(0);
  });
});

test.each([
  [{ citasHoy: true, citasEnTreintaDias: true }, ['hoy', 'horas', 'estados', 'servicios']],
  [{ citasHoy: false, citasEnTreintaDias: true }, ['hoy', 'estados', 'servicios']],
  [{ citasHoy: false, citasEnTreintaDias: false }, ['hoy']],
])('with %o there are %o', (hay, paneles) => {
  expect(panelesCon(hay)).toEqual(paneles);
});
