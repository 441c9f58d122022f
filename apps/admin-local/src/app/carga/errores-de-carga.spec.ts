import { TestBed } from '@angular/core/testing';
import { SinGuardar } from '../sin-guardar/sin-guardar.service.ts';
import { ErroresDeCarga } from './errores-de-carga.ts';

test('the page is loaded again neither while somebody writes nor over what was written and not saved', () => {
  let hayCambios = false;
  TestBed.configureTestingModule({ providers: [ErroresDeCarga] });
  TestBed.inject(ErroresDeCarga);
  TestBed.runInInjectionContext(() => TestBed.inject(SinGuardar).vigilar({ hayCambios: () => hayCambios }));
  const esBuenMomento = () => dispatchEvent(new Event('carga-posible', { cancelable: true }));
  expect(esBuenMomento()).toBe(true);
  hayCambios = true;
  expect(esBuenMomento()).toBe(false);
  hayCambios = false;
  document.body.innerHTML = '<dialog open></dialog>';
  expect(esBuenMomento()).toBe(false);
  document.body.innerHTML = '';
  expect(esBuenMomento()).toBe(true);
});
