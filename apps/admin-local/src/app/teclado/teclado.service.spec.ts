import { TestBed } from '@angular/core/testing';
import { TecladoService } from './teclado.service.ts';

function empezar() {
  const teclado = TestBed.inject(TecladoService);
  const escucha = teclado.escuchar();
  const hechos: string[] = [];
  for (const atajo of ['g a', 'n', 'a', '?', 'ctrl+k']) teclado.registrar(atajo, () => hechos.push(atajo));
  const tecla = (key: string, opciones: KeyboardEventInit = {}) =>
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...opciones });
  const pulsar = (key: string, opciones?: KeyboardEventInit, en: Element = document.body) => {
    en.dispatchEvent(tecla(key, opciones));
  };
  /** A press that the browser has noted at that moment, whenever the page comes to it. */
  const pulsada = (key: string, enMs: number) => {
    const evento = tecla(key);
    Object.defineProperty(evento, 'timeStamp', { value: enMs });
    document.body.dispatchEvent(evento);
  };
  return { teclado, hechos, pulsar, pulsada, escucha };
}

describe('the keyboard', () => {
  let prueba: ReturnType<typeof empezar>;
  beforeEach(() => {
    localStorage.clear();
    document.body.innerHTML = '<input id="campo" /><div id="editable" contenteditable></div>';
    prueba = empezar();
  });
  afterEach(() => prueba.escucha.unsubscribe());

  test('knows one key, and two in a row', () => {
    for (const tecla of ['n', 'g', 'a', '?']) prueba.pulsar(tecla);
    expect(prueba.hechos).toEqual(['n', 'g a', '?']);
  });

  test('forgets the first of two after a while', () => {
    prueba.pulsada('g', 0);
    prueba.pulsada('a', 1600);
    expect(prueba.hechos).toEqual(['a']);
    prueba.pulsada('g', 5000);
    prueba.pulsada('a', 6400);
    expect(prueba.hechos).toEqual(['a', 'g a']);
  });

  test('leaves alone who types, except for Ctrl K', () => {
    for (const id of ['#campo', '#editable']) {
      const campo = document.querySelector(id) ?? document.body;
      prueba.pulsar('n', {}, campo);
      prueba.pulsar('k', { ctrlKey: true }, campo);
    }
    expect(prueba.hechos).toEqual(['ctrl+k', 'ctrl+k']);
  });

  test('leaves alone an open dialog, except for Ctrl K', () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>');
    prueba.pulsar('n');
    prueba.pulsar('K', { metaKey: true });
    expect(prueba.hechos).toEqual(['ctrl+k']);
  });

  test('takes no key that is held down with Ctrl or Alt', () => {
    prueba.pulsar('n', { ctrlKey: true });
    prueba.pulsar('n', { altKey: true });
    expect(prueba.hechos).toEqual([]);
  });

  test('can do without single keys, and remembers it', () => {
    prueba.teclado.usar(false);
    prueba.pulsar('n');
    prueba.pulsar('k', { ctrlKey: true });
    expect(prueba.hechos).toEqual(['ctrl+k']);
    TestBed.resetTestingModule();
    expect(TestBed.inject(TecladoService).activos()).toBe(false);
  });

  test('does what the page registered last, and what was before it when that page is gone', () => {
    const soltar = prueba.teclado.registrar('n', () => prueba.hechos.push('de la página'));
    prueba.pulsar('n');
    soltar();
    prueba.pulsar('n');
    expect(prueba.hechos).toEqual(['de la página', 'n']);
  });
});
