import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, ServerMessage } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import type { Subject } from 'rxjs';
import { cambioDePrueba, citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { SerieDeCitaComponent } from './serie-de-cita.component.ts';

const hoy = citaDePrueba({ serieId: 's1' });
const proxima = citaDePrueba({
  ...{ id: 'proxima', serieId: 's1', fecha: '2026-12-01' },
  ...{ inicio: '2026-12-01T10:00:00-06:00', fin: '2026-12-01T10:45:00-06:00' },
});

const REPETICION = { frecuencia: 'semanal', cada: 1, desde: hoy.fecha, fin: { veces: 2 } };

/** The panel of a cita of a serie at 09:58:30; unless others are named it is the first, and the next is in a week. */
async function abrir(cita: Cita, citas = [cita, proxima]) {
  const clock = new ManualClock(Date.parse('2026-11-24T09:58:30-06:00'));
  const vista = await render(SerieDeCitaComponent, {
    inputs: { cita },
    ...unNegocioDePrueba(clock),
  });
  TestBed.inject(HttpTestingController)
    .expectOne('/api/v1/series/s1')
    .flush({ id: 's1', repeticion: REPETICION, citas });
  vista.detectChanges();
  return { vista, clock };
}
/** What cancels or moves its serie was pressed there. */
async function pulsar(cuales: string, primera: Cita) {
  const todo = await abrir(primera);
  fireEvent.click(screen.getByTestId(cuales));
  todo.vista.detectChanges();
  return todo;
}
const cuantas = () => screen.getByTestId('serie-cancelar-submit').textContent.trim();

const CANCELAR = ['serie-cancelar-toda', 'serie-cancelar-siguientes'];

test.each(CANCELAR)(
  '%s cancels what is still to come, not the cita that begins meanwhile',
  async (cuales) => {
    const { vista, clock } = await pulsar(cuales, hoy);
    expect(cuantas()).toBe('Cancelar 2 citas');
    expect(screen.getByTestId('serie-cancelar-form').textContent).toMatch(/Se cancelan 2 citas: 24/);
    clock.advance(90_000);
    vista.detectChanges();
    expect(cuantas()).toBe('Cancelar 1 cita');
  },
);

test.each(CANCELAR)('%s does not cancel the cita whose client is there already', async (cuales) => {
  await pulsar(cuales, { ...hoy, llegadaEn: '2026-11-24T15:55:00Z' });
  expect(cuantas()).toBe('Cancelar 1 cita');
});

const seMueven = () => screen.getByTestId('serie-mover-form').querySelector('strong')?.textContent;

test('what is still to come moves, not the cita that begins meanwhile', async () => {
  const { vista, clock } = await pulsar('serie-mover', hoy);
  expect(seMueven()).toBe('Se mueven 2 citas');
  clock.advance(90_000);
  vista.detectChanges();
  expect(seMueven()).toBe('Se mueve 1 cita');
  expect(screen.getByTestId('serie-mover-form').textContent).toContain('Lo que ya empezó queda como está');
});

test('the cita whose client is there already does not move', async () => {
  await pulsar('serie-mover', { ...hoy, llegadaEn: '2026-11-24T15:55:00Z' });
  expect(seMueven()).toBe('Se mueve 1 cita');
});

test('from a cancelled last one on there is nothing to move or to cancel', async () => {
  const ultima: Cita = { ...proxima, estado: 'cancelada', motivo: 'Viaja' };
  await abrir(ultima, [hoy, ultima]);
  const apagado = (boton: string) => screen.getByTestId<HTMLButtonElement>(boton).disabled;
  expect(['serie-mover', ...CANCELAR].map(apagado)).toEqual([true, false, true]);
});

test('of a serie whose last one has begun nothing can be moved or cancelled', async () => {
  const { vista, clock } = await abrir(hoy, [hoy]);
  expect(screen.getByTestId('serie-mover')).toBeDefined();
  clock.advance(90_000);
  vista.detectChanges();
  for (const boton of ['serie-mover', ...CANCELAR]) expect(screen.queryByTestId(boton)).toBeNull();
});

test('what is being said of a cancellation stays while there is no connection', async () => {
  const { vista } = await pulsar('serie-cancelar-toda', hoy);
  const motivo = () => screen.getByTestId<HTMLInputElement>('serie-motivo');
  fireEvent.input(motivo(), { target: { value: 'Se muda' } });
  const escribiendo = motivo();
  vista.fixture.componentRef.setInput('soloLectura', true);
  vista.detectChanges();
  expect([motivo(), motivo().value]).toEqual([escribiendo, 'Se muda']);
});

test('changes that do not cease neither put its reading off nor break it off, and the last is seen', async () => {
  const { clock, vista } = await abrir(hoy);
  const messages$ = TestBed.inject(WebsocketService).messages$ as Subject<ServerMessage>;
  const lecturas = () => TestBed.inject(HttpTestingController).match('/api/v1/series/s1');
  const cambia = (seq: number) => messages$.next(cambioDePrueba(seq, { serieId: 's1', version: seq }));
  for (let seq = 2; seq < 8; seq += 1) {
    cambia(seq);
    clock.advance(60);
  }
  const [lectura, ...otras] = lecturas();
  cambia(9);
  clock.advance(1000);
  expect([lectura?.cancelled, otras, lecturas()]).toEqual([false, [], []]);
  lectura?.flush({ id: 's1', repeticion: REPETICION, citas: [hoy] });
  vista.detectChanges();
  expect(screen.getAllByTestId('serie-cita')).toHaveLength(1);
  clock.advance(300);
  expect(lecturas()).toHaveLength(1);
});
