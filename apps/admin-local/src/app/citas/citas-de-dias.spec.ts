import { cambioDePrueba, citaDePrueba, eventoDePrueba } from './cita-de-prueba.ts';
import { citasDeDias, conCita, conEvento } from './citas-de-dias.ts';
import { diferencias } from './diferencias.ts';
import { estaEnCurso, estaSinCerrar } from './tiempo-de-cita.ts';

const unDia = { desde: '2026-11-24', hasta: '2026-11-24' };
const dia = citasDeDias(unDia, [citaDePrueba({ version: 3 })]);
const semana = citasDeDias({ desde: '2026-11-23', hasta: '2026-11-29' }, [citaDePrueba({ version: 3 })]);
const quien = { usuarioId: '0193a000-0000-7000-8000-0000000000f1', instante: 1000 };
const ids = (d: typeof dia) => [...d.porId.keys()];
const [primera] = ids(dia);
const segunda = '0193a000-0000-7000-8000-000000000002';

describe('the citas of some days', () => {
  test('gain one that is created on one of them, not on another', () => {
    expect(ids(conEvento(dia, eventoDePrueba(1, { id: segunda }), quien))).toEqual([primera, segunda]);
    const manana = eventoDePrueba(1, { id: segunda, fecha: '2026-11-25' });
    expect(conEvento(dia, manana, quien)).toBe(dia);
    expect(ids(conEvento(semana, manana, quien))).toEqual([primera, segunda]);
  });

  test('lose one that moves away or is deleted', () => {
    expect(ids(conEvento(dia, cambioDePrueba(1, { fecha: '2026-11-25', version: 4 }), quien))).toEqual([]);
    expect(ids(conEvento(semana, cambioDePrueba(1, { fecha: '2026-11-25', version: 4 }), quien))).toEqual([
      primera,
    ]);
    expect(ids(conEvento(dia, { ...eventoDePrueba(1), type: 'cita_deleted' }, quien))).toEqual([]);
  });

  test('keep the newer version when an older one arrives late', () => {
    expect(conCita(dia, citaDePrueba({ version: 2, cliente: 'vieja' }))).toBe(dia);
  });

  test('remember who else changed one, and nothing of what the person did themselves', () => {
    const deOtro = cambioDePrueba(1, { version: 4 });
    expect(conEvento(dia, deOtro, quien).ajenos.get(primera ?? '')).toEqual({
      autor: 'Recepción',
      tipo: 'cita_updated',
      version: 4,
      instante: 1000,
    });
    const mio = { ...deOtro, data: { ...deOtro.data, por: { id: quien.usuarioId, nombre: 'Yo' } } };
    expect(conEvento(dia, mio, quien).ajenos.size).toBe(0);
  });

  test('show one that is on its way until it is here, by whatever way it comes first', () => {
    const nueva = { cliente: 'Zoe', horaInicio: '16:00', horaFin: '16:30' };
    const enCamino = conCita(dia, citaDePrueba({ ...nueva, id: 'provisional-1', version: 0 }));
    expect(ids(enCamino)).toEqual([primera, 'provisional-1']);
    expect(ids(conEvento(enCamino, eventoDePrueba(1, { ...nueva, id: segunda }), quien))).toEqual([
      primera,
      segunda,
    ]);
    const otra = eventoDePrueba(1, { ...nueva, id: segunda, cliente: 'Otra' });
    expect(ids(conEvento(enCamino, otra, quien))).toEqual([primera, 'provisional-1', segunda]);
  });
});

describe('a cita in time', () => {
  const a = (hora: string, fecha = '2026-11-24') => ({ fecha, hora });

  test('is on from its start until just before its end', () => {
    expect(
      [a('09:59'), a('10:00'), a('10:44'), a('10:45')].map((m) => estaEnCurso(citaDePrueba(), m)),
    ).toEqual([false, true, true, false]);
  });

  test('is left open when it ended and nobody said how', () => {
    expect(estaSinCerrar(citaDePrueba(), a('10:45'))).toBe(true);
    expect(estaSinCerrar(citaDePrueba(), a('08:00', '2026-11-25'))).toBe(true);
    expect(estaSinCerrar(citaDePrueba({ estado: 'completada' }), a('11:00'))).toBe(false);
  });
});

test('what another person changed is told field by field', () => {
  const ahora = citaDePrueba({ horaInicio: '11:00', horaFin: '11:45', estado: 'confirmada', version: 2 });
  expect(diferencias(citaDePrueba(), ahora)).toEqual([
    { campo: 'hora', antes: '10:00–10:45', ahora: '11:00–11:45' },
    { campo: 'estado', antes: 'pendiente', ahora: 'confirmada' },
  ]);
  const sinNotas = citaDePrueba({ notas: null, profesional: null });
  expect(diferencias(citaDePrueba({ notas: 'Llega tarde', profesional: 'Luis' }), sinNotas)).toEqual([
    { campo: 'profesional', antes: 'Luis', ahora: '' },
    { campo: 'notas', antes: 'Llega tarde', ahora: '' },
  ]);
});
