import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TurnoDePintar } from './turno-de-pintar.service.ts';

function alPintar() {
  const fotogramas: (() => void)[] = [];
  const requestAnimationFrame = (pedido: () => void) => fotogramas.push(pedido);
  TestBed.configureTestingModule({
    providers: [{ provide: DOCUMENT, useValue: { defaultView: { requestAnimationFrame } } }],
  });
  const pintados: string[] = [];
  const grafico = (nombre: string) => () => void pintados.push(nombre);
  return {
    turno: TestBed.inject(TurnoDePintar),
    grafico,
    /** What is drawn in the next frame; undefined when none was asked for. */
    fotograma() {
      const pedido = fotogramas.shift();
      pedido?.();
      return pedido && pintados.splice(0).join();
    },
  };
}

test('charts that change together are drawn in frames of their own, in turn', () => {
  const { turno, grafico, fotograma } = alPintar();
  for (const nombre of ['dia', 'hora', 'estado']) turno.pedir(grafico(nombre));
  expect([fotograma(), fotograma(), fotograma(), fotograma()]).toEqual(['dia', 'hora', 'estado', undefined]);
});

test('one that is asked for again before its turn is drawn once, and after it once more', () => {
  const { turno, grafico, fotograma } = alPintar();
  const dia = grafico('dia');
  turno.pedir(dia);
  turno.pedir(dia);
  expect([fotograma(), fotograma()]).toEqual(['dia', undefined]);
  turno.pedir(dia);
  expect(fotograma()).toBe('dia');
});

test('one whose page was left is not drawn, and those behind it are', () => {
  const { turno, grafico, fotograma } = alPintar();
  const dia = grafico('dia');
  turno.pedir(dia);
  turno.pedir(grafico('hora'));
  turno.olvidar(dia);
  expect([fotograma(), fotograma()]).toEqual(['hora', undefined]);
  turno.pedir(grafico('estado'));
  expect(fotograma()).toBe('estado');
});
