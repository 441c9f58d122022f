import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Agenda } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { AgendaSuscritaComponent } from './agenda-suscrita.component.ts';

const RUTA = '/api/v1/profesionales/luis/agendas';
const DIRECCION = 'http://192.168.1.20/api/v1/agenda/secreto.ics';
/** Noon in Mexico City. */
const AHORA = Date.parse('2026-11-24T18:00:00Z');
const CREAR = 'Crear dirección de calendario';
const DEL_MOVIL = 'Anular: Creada el 3 mar 2026, 10:30';
const DE_HOY = 'Anular: Creada el 24 nov 2026, 12:00';
const agenda = (id: string, creadaEn: string, usadaEn: string | null = null): Agenda => ({
  id,
  profesionalId: 'luis',
  creadaEn,
  usadaEn,
});
const delMovil = agenda('movil', '2026-03-03T16:30:00.000Z', '2026-11-24T17:00:00.000Z');
const deHoy = agenda('hoy', '2026-11-24T18:00:00.000Z');
const { usadaEn: _nunca, ...nueva } = { ...deHoy, url: DIRECCION };

type Peticion = ReturnType<HttpTestingController['expectOne']>;
const caida = (peticion: Peticion) => peticion.flush(null, { status: 503, statusText: '' });
const HECHO = { status: 204, statusText: '' };
const boton = (name: string) => screen.queryByRole('button', { name });
const anulables = () => screen.queryAllByRole('button', { name: /^Anular: / }).map((b) => b.ariaLabel);

/** Before its addresses have come. */
async function laDeLuis(atiende = true) {
  const { container, fixture } = await render(AgendaSuscritaComponent, {
    inputs: { profesionalId: 'luis', atiende },
    ...unNegocioDePrueba(new ManualClock(AHORA)),
  });
  const servidor = TestBed.inject(HttpTestingController);
  const contesta = async (method: string, url: string, como: (peticion: Peticion) => void) => {
    como(servidor.expectOne({ method, url }));
    await fixture.whenStable();
  };
  const pulsar = async (nombre: string) => {
    const elemento = screen.getByRole('button', { name: nombre });
    elemento.focus();
    fireEvent.click(elemento);
    await fixture.whenStable();
  };
  const llegan = (...datos: readonly Agenda[]) =>
    contesta('GET', RUTA, (peticion) => peticion.flush({ datos, siguiente: null }));
  return { container, contesta, llegan, pulsar };
}

async function conLasDelMovilYDeHoy() {
  const vista = await laDeLuis();
  await vista.llegan(delMovil, deHoy);
  await vista.pulsar(DEL_MOVIL);
  const anular = async (como: (peticion: Peticion) => void) => {
    await vista.pulsar('Anular');
    await vista.contesta('DELETE', `${RUTA}/movil`, como);
  };
  return { ...vista, anular };
}

test('an address that came at the second try leaves nothing of the error of the first', async () => {
  const { contesta, llegan, pulsar } = await laDeLuis();
  await llegan();
  await pulsar(CREAR);
  await contesta('POST', RUTA, caida);
  expect(screen.getByRole('alert')).toBeTruthy();
  await pulsar(CREAR);
  await contesta('POST', RUTA, (peticion) => peticion.flush(nueva));
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe(DIRECCION);
  expect(screen.queryByRole('alert')).toBeNull();
  await llegan(deHoy);
  expect(anulables()).toEqual([DE_HOY]);
});

test('where a page has no clipboard the address is selected, and who copies it is told', async () => {
  expect('clipboard' in navigator).toBe(false);
  const { contesta, llegan, pulsar } = await laDeLuis();
  await llegan();
  await pulsar(CREAR);
  await contesta('POST', RUTA, (peticion) => peticion.flush(nueva));
  await pulsar('Copiar');
  expect(await screen.findByText(/No se ha podido copiar\. Ya está seleccionada/)).toBeTruthy();
  const campo = screen.getByRole<HTMLInputElement>('textbox');
  expect(document.activeElement).toBe(campo);
  expect([campo.selectionStart, campo.selectionEnd]).toEqual([0, DIRECCION.length]);
});

test('two presses make one address', async () => {
  const { contesta, llegan } = await laDeLuis();
  await llegan();
  fireEvent.click(screen.getByRole('button', { name: CREAR }));
  fireEvent.click(screen.getByRole('button', { name: CREAR }));
  await contesta('POST', RUTA, (peticion) => peticion.flush(nueva));
});

test('who has no address sees what was always there and no list', async () => {
  const { container, llegan } = await laDeLuis();
  expect([boton(CREAR), container.querySelector('.skeleton') !== null]).toEqual([null, true]);
  await llegan();
  expect(boton(CREAR)).toBeTruthy();
  expect(container.querySelector('.skeleton, ul')).toBeNull();
});

test('each address tells when it was made and when a calendar last asked', async () => {
  const { llegan } = await laDeLuis();
  await llegan(delMovil, deHoy);
  const filas = screen.getAllByRole('listitem');
  expect(filas.map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Creada el 3 mar 2026, 10:30 Usada hace 1 h Anular',
    'Creada el 24 nov 2026, 12:00 Aún sin usar Anular',
  ]);
});

test('what cannot be read is told and read again, and an address is made all the same', async () => {
  const { contesta, llegan, pulsar } = await laDeLuis();
  await contesta('GET', RUTA, caida);
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(boton(CREAR)).toBeTruthy();
  await pulsar('Reintentar');
  await llegan(delMovil);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(anulables()).toEqual([DEL_MOVIL]);
});

test('an address is revoked only after having been asked, and its line goes', async () => {
  const { pulsar, anular, llegan } = await conLasDelMovilYDeHoy();
  expect(screen.getByRole('dialog').textContent).toContain('Creada el 3 mar 2026, 10:30');
  await pulsar('Cerrar');
  expect(anulables()).toEqual([DEL_MOVIL, DE_HOY]);
  await pulsar(DEL_MOVIL);
  await anular((peticion) => peticion.flush(null, HECHO));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(anulables()).toEqual([DE_HOY]);
  expect(document.activeElement?.tagName).not.toBe('BODY');
  await llegan(deHoy);
  expect(anulables()).toEqual([DE_HOY]);
});

test('one that somebody else has revoked meanwhile just goes', async () => {
  const { anular, llegan } = await conLasDelMovilYDeHoy();
  const yaNo = {
    type: '/problemas/no-encontrado',
    title: 't',
    status: 404,
    detail: 'd',
    instance: '',
    traceId: '',
  };
  await anular((peticion) => peticion.flush(yaNo, { status: 404, statusText: '' }));
  expect([screen.queryByRole('dialog'), screen.queryByRole('alert')]).toEqual([null, null]);
  await llegan(deHoy);
  expect(anulables()).toEqual([DE_HOY]);
});

test('one whose dialog was closed too early goes when it is revoked', async () => {
  const { contesta, llegan, pulsar } = await conLasDelMovilYDeHoy();
  await pulsar('Anular');
  await pulsar('Cerrar');
  await pulsar(DE_HOY);
  await contesta('DELETE', `${RUTA}/movil`, (peticion) => peticion.flush(null, HECHO));
  await llegan(deHoy);
  expect(anulables()).toEqual([DE_HOY]);
  expect(screen.getByRole('dialog').textContent).toContain('Creada el 24 nov 2026, 12:00');
});

test('one that could not be revoked stays, and the dialog says why', async () => {
  const { anular } = await conLasDelMovilYDeHoy();
  await anular(caida);
  expect(screen.getByRole('dialog').contains(screen.getByRole('alert'))).toBe(true);
  expect(anulables()).toEqual([DEL_MOVIL, DE_HOY]);
});

test('an address that was made just now is shown no more once it is revoked', async () => {
  const { contesta, llegan, pulsar } = await laDeLuis();
  await llegan();
  await pulsar(CREAR);
  await contesta('POST', RUTA, (peticion) => peticion.flush(nueva));
  await llegan(deHoy);
  await pulsar(DE_HOY);
  await pulsar('Anular');
  await contesta('DELETE', `${RUTA}/hoy`, (peticion) => peticion.flush(null, HECHO));
  expect([screen.queryByRole('textbox'), anulables()]).toEqual([null, []]);
  expect(boton(CREAR)).toBeTruthy();
});

test('of who no longer works there addresses are revoked, and none is made', async () => {
  const { llegan } = await laDeLuis(false);
  await llegan(delMovil);
  expect(screen.getByText(/Mientras no atienda/)).toBeTruthy();
  expect([boton(CREAR), anulables()]).toEqual([null, [DEL_MOVIL]]);
});
