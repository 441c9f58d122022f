import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { crearPintor } from './pintor.ts';

const { requestAnimationFrame: pedir, cancelAnimationFrame: soltar } = globalThis;
afterEach(() => Object.assign(globalThis, { requestAnimationFrame: pedir, cancelAnimationFrame: soltar }));

/** A chart, the frames of its page one by one, and how often it was drawn. */
function alPintar() {
  const marcos = new Map<number, FrameRequestCallback>();
  let ultimo = 0;
  Object.assign(globalThis, {
    requestAnimationFrame: (pinta: FrameRequestCallback) => {
      marcos.set((ultimo += 1), pinta);
      return ultimo;
    },
    cancelAnimationFrame: (marco: number) => marcos.delete(marco),
  });
  const modos: unknown[] = [];
  const pintar = TestBed.runInInjectionContext(() =>
    crearPintor(() => ({ update: (modo) => void modos.push(modo) })),
  );
  const render = () => TestBed.inject(ApplicationRef).tick();
  const marco = () => {
    const pedidos = [...marcos.values()];
    marcos.clear();
    for (const pinta of pedidos) pinta(0);
  };
  return { pintar, render, marco, modos };
}

test('however often a chart is asked for in a frame it is drawn once, without an animation', () => {
  const { pintar, render, marco, modos } = alPintar();
  for (let cambio = 0; cambio < 200; cambio += 1) {
    pintar();
    if (cambio % 10 === 0) render();
  }
  render();
  expect(modos).toEqual([]);
  marco();
  expect(modos).toEqual(['none']);
  marco();
  expect(modos).toEqual(['none']);
});

test('what changes after a frame is drawn in the next one, and nothing once the page is gone', () => {
  const { pintar, render, marco, modos } = alPintar();
  for (let vez = 0; vez < 2; vez += 1) {
    pintar();
    render();
    marco();
  }
  expect(modos).toHaveLength(2);
  pintar();
  render();
  TestBed.resetTestingModule();
  marco();
  expect(modos).toHaveLength(2);
});

test('for paper a chart is drawn at once: no frame comes before it', () => {
  const { pintar, modos } = alPintar();
  pintar();
  dispatchEvent(new Event('beforeprint'));
  expect(modos).toEqual(['none']);
  dispatchEvent(new Event('afterprint'));
  expect(modos).toEqual(['none']);
});
