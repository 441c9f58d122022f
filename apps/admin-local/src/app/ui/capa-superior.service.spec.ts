import { TestBed } from '@angular/core/testing';
import { CapaSuperior } from './capa-superior.service.ts';

test('what tells something last lies above what told something before', () => {
  const capa = TestBed.inject(CapaSuperior);
  const mostradas: string[] = [];
  const una = (nombre: string) => {
    const elemento = document.createElement('div');
    // As a browser does, which this is not.
    const popover = { showPopover: () => mostradas.push(nombre), hidePopover: () => 0, matches: () => false };
    const salir = capa.unir(Object.assign(elemento, popover));
    return { elemento, salir };
  };
  const [cita, bloqueo] = [una('cita'), una('bloqueo')];
  capa.subir(bloqueo.elemento);
  expect(mostradas.at(-1)).toBe('bloqueo');
  capa.subir(cita.elemento);
  expect(mostradas.at(-1)).toBe('cita');
  cita.salir();
  bloqueo.salir();
});
