import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, ServerMessage } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import type { Subject } from 'rxjs';
import { cambioDePrueba, citaDePrueba } from '../citas/cita-de-prueba.ts';
import { marta, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { AnularCitaComponent, type Anulacion } from './anular-cita.component.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { MoverCitaComponent } from './mover-cita.component.ts';

const cita = citaDePrueba({ profesionalId: marta.id });
const { fecha, profesionalId, profesional } = cita;
const alas11 = { fecha, horaInicio: '11:00', horaFin: '11:45', profesionalId, profesional };
const alas13 = { horaInicio: '13:00', horaFin: '13:45' };

/** A dialog about Ana's cita at ten, and what is heard of it from elsewhere. */
async function abrir(dialogo: typeof MoverCitaComponent | typeof AnularCitaComponent) {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T08:00:00-06:00')));
  const vista = await render<MoverCitaComponent | AnularCitaComponent>(dialogo, {
    inputs: { cita },
    ...opciones,
    providers: [...opciones.providers, CambiosDeCita],
  });
  const mensajes = TestBed.inject(WebsocketService).messages$ as Subject<ServerMessage>;
  return {
    vista,
    /** Somebody else changed these columns, and so left it. */
    oir: async (columnas: readonly string[], cambio: Partial<Cita>, nombre = 'Ana') => {
      const evento = cambioDePrueba(1, { ...cita, ...cambio });
      const cambios = Object.fromEntries(columnas.map((columna) => [columna, { de: null, a: null }]));
      mensajes.next({ ...evento, data: { ...evento.data, por: { id: 'otra', nombre }, cambios } });
      await vista.fixture.whenStable();
    },
    entender: async () => {
      fireEvent.click(screen.getByTestId('cambio-visto'));
      await vista.fixture.whenStable();
    },
  };
}

const aviso = () => screen.queryByTestId('cita-cambiada')?.textContent;

describe('while a cita is being moved', () => {
  /** Eleven has been chosen. */
  const moviendo = async () => {
    const dialogo = await abrir(MoverCitaComponent);
    const servidor = TestBed.inject(HttpTestingController);
    servidor.expectOne(({ url }) => url === '/api/v1/disponibilidad').flush({ datos: [alas11] });
    await dialogo.vista.fixture.whenStable();
    fireEvent.click(screen.getByTestId('form-slot'));
    await dialogo.vista.fixture.whenStable();
    let cerrado = false;
    dialogo.vista.fixture.componentInstance.cerrado.subscribe(() => (cerrado = true));
    return {
      ...dialogo,
      cerrado: () => cerrado,
      cambios: TestBed.inject(CambiosDeCita),
      guardar: () => fireEvent.submit(screen.getByTestId('mover-form')),
      peticion: () => {
        const una = servidor.expectOne({ method: 'PATCH' });
        return {
          sobre: una.request.headers.get('If-Match'),
          pide: una.request.body as object,
          negar: async (actual: Partial<Cita>) => {
            const problema = { type: '/problemas/version-antigua', title: 't', status: 412, detail: 'd' };
            una.flush({ ...problema, actual: { ...cita, ...actual } }, { status: 412, statusText: '' });
            await dialogo.vista.fixture.whenStable();
          },
        };
      },
      nadaEnCamino: () => servidor.expectNone({ method: 'PATCH' }),
    };
  };

  test('an arrival and a note are in the way of nothing', async () => {
    const { oir, guardar, peticion } = await moviendo();
    await oir(['llegada_en'], { llegadaEn: '2026-11-24T15:55:00Z', version: 2 });
    await oir(['notas'], { notas: 'Llega tarde', version: 3 });
    expect(aviso()).toBeUndefined();
    guardar();
    expect(peticion()).toMatchObject({ sobre: '"3"', pide: { horaInicio: '11:00' } });
  });

  test('a note of which the page hears only by being refused is in the way of nothing either', async () => {
    const { guardar, peticion, cerrado, cambios } = await moviendo();
    guardar();
    await peticion().negar({ notas: 'Llega tarde', version: 2 });
    expect(peticion()).toMatchObject({ sobre: '"2"', pide: { horaInicio: '11:00' } });
    expect([cerrado(), cambios.desfases.primero()]).toEqual([false, undefined]);
  });

  test('a refusal that knows nothing newer is not answered by the same again', async () => {
    const { guardar, peticion, nadaEnCamino } = await moviendo();
    guardar();
    await peticion().negar({ version: 1 });
    nadaEnCamino();
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  test('who moved it elsewhere is told with where, and what was chosen goes over it once that was read', async () => {
    const { oir, guardar, entender, peticion, nadaEnCamino } = await moviendo();
    await oir(['hora_inicio', 'hora_fin'], { ...alas13, version: 2 });
    await oir(['notas'], { ...alas13, notas: 'Llega tarde', version: 3 }, 'Bea');
    expect(aviso()).toContain('Ana movió esta cita');
    expect(aviso()).toContain('Hora: 10:00–10:45 → 13:00–13:45');
    expect(screen.getByText(/^Ahora: .*13:00/)).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>('mover-submit').disabled).toBe(true);
    guardar();
    nadaEnCamino();
    await entender();
    expect(aviso()).toBeUndefined();
    guardar();
    expect(peticion()).toMatchObject({ sobre: '"3"', pide: { horaInicio: '11:00' } });
  });

  test('where it is by now is told too when the page hears of it only by being refused', async () => {
    const { guardar, entender, peticion, nadaEnCamino, cerrado, cambios } = await moviendo();
    guardar();
    await peticion().negar({ ...alas13, version: 2 });
    nadaEnCamino();
    expect(aviso()).toContain('Esta cita ha cambiado');
    expect(aviso()).toContain('→ 13:00–13:45');
    expect([cerrado(), cambios.desfases.primero()]).toEqual([false, undefined]);
    await entender();
    guardar();
    expect(peticion()).toMatchObject({ sobre: '"2"', pide: { horaInicio: '11:00' } });
  });

  test('one that was closed is moved no more', async () => {
    const { oir } = await moviendo();
    await oir(['estado', 'motivo'], { estado: 'cancelada', motivo: 'Avisó', version: 2 });
    expect(aviso()).toContain('Ana canceló la cita');
    expect(screen.queryByTestId('cambio-visto')).toBeNull();
    expect(screen.getByTestId<HTMLButtonElement>('mover-submit').disabled).toBe(true);
  });

  test('another cita is of no interest', async () => {
    const { oir } = await moviendo();
    await oir(['hora_inicio'], { ...alas13, id: 'otra', version: 2 });
    expect(aviso()).toBeUndefined();
  });
});

describe('while a cita is being cancelled', () => {
  test('who moved it is told, and the reason that was typed cancels it where it is by now', async () => {
    const { vista, oir, entender } = await abrir(AnularCitaComponent);
    const anuladas: Anulacion[] = [];
    (vista.fixture.componentInstance as AnularCitaComponent).anulada.subscribe((una) => anuladas.push(una));
    fireEvent.input(screen.getByTestId('form-motivo'), { target: { value: 'Avisó por teléfono' } });
    await oir(['fecha'], { fecha: '2026-12-01', version: 2 });
    expect(aviso()).toContain('Ana movió esta cita');
    fireEvent.submit(screen.getByTestId('cancelar-form'));
    expect(anuladas).toEqual([]);
    await entender();
    fireEvent.submit(screen.getByTestId('cancelar-form'));
    expect(anuladas).toMatchObject([
      { motivo: 'Avisó por teléfono', cita: { fecha: '2026-12-01', version: 2 } },
    ]);
  });
});
