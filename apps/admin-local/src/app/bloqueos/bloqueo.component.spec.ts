import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Bloqueo, Profesional } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { Subject } from 'rxjs';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { BloqueoComponent } from './bloqueo.component.ts';

const luis: Profesional = {
  id: 'luis',
  nombre: 'Luis',
  color: '#aa0000',
  activo: true,
  horario: null,
  version: 1,
};
/** They work there no more. */
const sofia: Profesional = { ...luis, id: 'sofia', nombre: 'Sofía', activo: false };
const rosa: Profesional = { ...sofia, id: 'rosa', nombre: 'Rosa' };
const festivo: Bloqueo = {
  id: '0193a000-0000-7000-8000-0000000000b1',
  profesionalId: null,
  desde: '2026-12-25',
  hasta: '2026-12-25',
  horaInicio: '00:00',
  horaFin: '24:00',
  motivo: 'Festivo',
  version: 1,
};

/** From the agenda of one person. */
async function abrirDesdeLaDeLuis(bloqueo?: Bloqueo) {
  const vista = await render(BloqueoComponent, {
    inputs: { profesionalId: luis.id, fecha: '2026-12-25', ...(bloqueo && { bloqueo }) },
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTextosDePrueba(),
      provideAvisosDePrueba(),
      { provide: WebsocketService, useValue: { messages$: new Subject(), connected: () => true } },
    ],
    configureTestBed: (testBed) => testBed.inject(NegocioService).equipo.set([luis, sofia, rosa]),
  });
  const servidor = TestBed.inject(HttpTestingController);
  return { vista, servidor };
}

const quien = () => screen.getByTestId<HTMLSelectElement>('bloqueo-quien').selectedOptions[0]?.text;
const guardar = () => fireEvent.submit(screen.getByTestId('bloqueo-form'));

describe("a block opened from one person's agenda", () => {
  test('that is new is of that person', async () => {
    const { servidor } = await abrirDesdeLaDeLuis();
    expect(quien()).toBe('Luis');
    guardar();
    expect(servidor.expectOne({ method: 'POST' }).request.body).toMatchObject({ profesionalId: luis.id });
  });

  test('that is new stays on the day it was opened on, or that was chosen, whatever day the agenda turns to', async () => {
    const { vista, servidor } = await abrirDesdeLaDeLuis();
    fireEvent.change(screen.getByTestId('bloqueo-hasta'), { target: { value: '2026-12-28' } });
    vista.fixture.componentRef.setInput('fecha', '2026-12-26');
    await vista.fixture.whenStable();
    guardar();
    expect(servidor.expectOne({ method: 'POST' }).request.body).toMatchObject({
      desde: '2026-12-25',
      hasta: '2026-12-28',
    });
  });

  test('that is of the whole team stays so when it is saved', async () => {
    const { servidor } = await abrirDesdeLaDeLuis(festivo);
    expect(quien()).toBe('Todo el equipo');
    guardar();
    expect(servidor.expectOne({ method: 'PATCH' }).request.body).toMatchObject({ profesionalId: null });
  });

  test("that somebody made the whole team's meanwhile is shown as that", async () => {
    const { vista, servidor } = await abrirDesdeLaDeLuis({ ...festivo, profesionalId: luis.id });
    expect(quien()).toBe('Luis');
    guardar();
    const problema = {
      type: '/problemas/version-antigua',
      title: 't',
      status: 412,
      detail: 'd',
      actual: { ...festivo, version: 2 },
    };
    servidor.expectOne({ method: 'PATCH' }).flush(problema, { status: 412, statusText: '' });
    await vista.fixture.whenStable();
    expect(quien()).toBe('Todo el equipo');
    guardar();
    const { request } = servidor.expectOne({ method: 'PATCH' });
    expect(request.body).toMatchObject({ profesionalId: null });
  });
});

test('a block of somebody who works there no more is shown, and saved, as theirs', async () => {
  const { servidor } = await abrirDesdeLaDeLuis({ ...festivo, profesionalId: sofia.id });
  const { options } = screen.getByTestId<HTMLSelectElement>('bloqueo-quien');
  expect([quien(), [...options].map(({ text }) => text)]).toEqual([
    'Sofía',
    ['Todo el equipo', 'Luis', 'Sofía'],
  ]);
  guardar();
  expect(servidor.expectOne({ method: 'PATCH' }).request.body).toMatchObject({ profesionalId: sofia.id });
});

test.each(['POST', 'DELETE'])(
  'what a closed dialog asked for with %s and was refused is told in a toast',
  async (method) => {
    const { vista, servidor } = await abrirDesdeLaDeLuis(method === 'DELETE' ? festivo : undefined);
    if (method === 'POST') guardar();
    else fireEvent.click(screen.getByTestId('bloqueo-quitar'));
    const pedido = servidor.expectOne({ method });
    vista.fixture.destroy();
    pedido.error(new ProgressEvent('error'));
    const que = method === 'POST' ? 'Tiempo bloqueado' : 'Festivo';
    expect(avisosDichos()).toEqual([
      [`No se ha guardado · ${que} · Todo el día`, 'No hemos podido hablar con el servidor.'],
    ]);
  },
);
