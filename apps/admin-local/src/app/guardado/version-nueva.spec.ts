import { TestBed } from '@angular/core/testing';
import { SwUpdate, type VersionEvent } from '@angular/service-worker';
import { ManualClock } from '@citas/clock/testing';
import { Subject } from 'rxjs';
import { SinGuardar } from '../sin-guardar/sin-guardar.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { RECARGAR } from './recargar.token.ts';
import { VersionNueva } from './version-nueva.service.ts';

/** What was promised has come. */
const settle = () => new Promise((resolve) => setTimeout(resolve));
const HORA_MS = 60 * 60_000;
const lista = { type: 'VERSION_READY' } as VersionEvent;

/** A page that watches for new versions, of which the worker tells. */
function abrir() {
  document.body.innerHTML = '<section role="dialog" popover="auto"></section>';
  const versionUpdates = new Subject<VersionEvent>();
  const visto = { preguntas: 0, recargas: 0, hay: undefined as boolean | undefined };
  const clock = new ManualClock(0);
  const checkForUpdate = () => {
    visto.preguntas += 1;
    return visto.hay === undefined ? Promise.reject(new Error('away')) : Promise.resolve(visto.hay);
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: CLOCK, useValue: clock },
      { provide: RECARGAR, useValue: () => (visto.recargas += 1) },
      { provide: SwUpdate, useValue: { isEnabled: true, versionUpdates, checkForUpdate } },
    ],
  });
  TestBed.inject(VersionNueva).vigilar();
  const ver = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { clock, versionUpdates, visto, ver };
}

test('a new version is taken when nobody looks, once', () => {
  const { versionUpdates, ver, visto } = abrir();
  versionUpdates.next(lista);
  expect(visto.recargas).toBe(0);
  for (const hidden of [true, false, true]) ver(hidden);
  expect(visto.recargas).toBe(1);
});

test('one that comes while nobody looks is taken at once', () => {
  const { versionUpdates, ver, visto } = abrir();
  ver(true);
  versionUpdates.next(lista);
  expect(visto.recargas).toBe(1);
});

test('it waits for what is being written', () => {
  const { versionUpdates, ver, visto } = abrir();
  document.body.innerHTML = '<dialog open></dialog>';
  versionUpdates.next(lista);
  ver(true);
  expect(visto.recargas).toBe(0);
  document.body.innerHTML = '';
  ver(false);
  ver(true);
  expect(visto.recargas).toBe(1);
});

test('it waits for what was written and not saved, wherever one went from there', () => {
  const { versionUpdates, ver, visto } = abrir();
  let hayCambios = true;
  TestBed.runInInjectionContext(() => TestBed.inject(SinGuardar).vigilar({ hayCambios: () => hayCambios }));
  // As who presses the client's phone: a link has the focus, and another program is in sight.
  document.body.innerHTML = '<a href="tel:+525511223344">Llamar</a>';
  document.querySelector('a')?.focus();
  versionUpdates.next(lista);
  ver(true);
  expect(visto.recargas).toBe(0);
  hayCambios = false;
  ver(false);
  ver(true);
  expect(visto.recargas).toBe(1);
});

test('a page that stays open asks every hour, and bears that nobody answers', () => {
  const { clock, visto } = abrir();
  clock.advance(3 * HORA_MS);
  expect(visto.preguntas).toBe(3);
});

test('what it finds by asking is taken too: a page older than its worker is told of nothing', async () => {
  const { clock, ver, visto } = abrir();
  ver(true);
  for (const hay of [false, true]) {
    visto.hay = hay;
    clock.advance(HORA_MS);
    await settle();
    expect(visto.recargas).toBe(hay ? 1 : 0);
  }
});
