import type { Bloqueo } from '@citas/protocol';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { candidatoDe, datosDe, desdeElMinuto, hastaElMinuto, mismoSitio, validezDe } from './candidato.ts';
import type { Columna } from './columna.ts';
import { ejeDe, horasDe, minutoEn, PX_DE_DEDO, PX_DE_RATON } from './eje.ts';
import { conTecla } from './tecla.ts';

const cita = {
  ...citaDePrueba({ profesionalId: 'ana', horaInicio: '10:00', horaFin: '10:45' }),
  margenMinutos: 5,
};
const aqui = candidatoDe(cita);
const abierto = [{ desde: '09:00', hasta: '15:00' }];
const columna = (profesionalId: string | null | undefined, fecha = cita.fecha): Columna => ({
  clave: `${fecha}/${profesionalId}`,
  fecha,
  profesionalId,
  abierto,
  citas: [],
  bloqueos: [],
  tomadas: [],
  libres: [],
});
const bloqueo: Bloqueo = {
  id: 'b',
  profesionalId: null,
  desde: cita.fecha,
  hasta: cita.fecha,
  horaInicio: '13:00',
  horaFin: '14:00',
  motivo: 'comida',
  version: 1,
};
const otra = {
  ...citaDePrueba({
    id: 'otra',
    servicio: 'Color',
    profesionalId: 'ana',
    horaInicio: '11:00',
    horaFin: '12:00',
  }),
  margenMinutos: 10,
};

describe('where a cita would lie', () => {
  test.each([
    ['free', '09:00', '09:45', 'ana', 'libre'],
    ['where it lies already', '10:00', '10:45', 'ana', 'libre'],
    ['back to back with the minutes after another', '12:10', '12:55', 'ana', 'libre'],
    ['in the minutes after another', '12:05', '12:50', 'ana', 'margen'],
    ['in those minutes with somebody else', '12:05', '12:50', 'luis', 'libre'],
    ['so that its own minutes after it are just free', '10:10', '10:55', 'ana', 'libre'],
    ['so that another lies in its own', '10:15', '11:00', 'ana', 'sinMargen'],
    ['over another', '10:30', '11:15', 'ana', 'ocupada'],
    ['at that time with somebody else', '10:30', '11:15', 'luis', 'libre'],
    ['at that time with nobody', '10:30', '11:15', null, 'libre'],
    ['in blocked time', '13:30', '14:15', 'ana', 'bloqueada'],
    ['after closing', '14:30', '15:15', 'ana', 'fuera'],
  ])('%s', (_titulo, horaInicio, horaFin, profesionalId, tipo) => {
    const candidato = { ...aqui, horaInicio, horaFin, profesionalId };
    const dia = { citas: [cita, otra], bloqueos: [bloqueo] };
    expect(validezDe(candidato, cita.id, dia, abierto).tipo).toBe(tipo);
  });

  test('names whose minutes it would take', () => {
    const dia = { citas: [cita, otra], bloqueos: [] };
    const dicho = (horaInicio: string, horaFin: string) =>
      datosDe(validezDe({ ...aqui, horaInicio, horaFin }, cita.id, dia, abierto));
    expect(dicho('12:05', '12:50')).toEqual({ n: 10, servicio: 'Color' });
    expect(dicho('10:15', '11:00')).toEqual({ n: 5, servicio: cita.servicio });
    expect(dicho('09:00', '09:45')).toEqual({});
  });

  test('stays within its day and keeps its length', () => {
    expect(desdeElMinuto(aqui, 24 * 60 - 10)).toMatchObject({ horaInicio: '23:15', horaFin: '24:00' });
    expect(desdeElMinuto(aqui, -30)).toMatchObject({ horaInicio: '00:00', horaFin: '00:45' });
    expect(hastaElMinuto(aqui, 9 * 60)).toMatchObject({ horaInicio: '10:00', horaFin: '10:05' });
  });
});

describe('arrow keys', () => {
  const columnas = [columna('ana'), columna('luis'), columna(null)];
  const tecla = (key: string, con: { altKey?: boolean; shiftKey?: boolean } = {}) =>
    conTecla(aqui, { key, altKey: false, shiftKey: false, ...con }, columnas);

  test.each([
    ['ArrowDown', {}, { horaInicio: '10:15', horaFin: '11:00' }],
    ['ArrowUp', { shiftKey: true }, { horaInicio: '09:55', horaFin: '10:40' }],
    ['ArrowDown', { altKey: true }, { horaInicio: '10:00', horaFin: '11:00' }],
    ['ArrowRight', {}, { profesionalId: 'luis', horaInicio: '10:00' }],
    ['ArrowLeft', {}, { profesionalId: 'ana' }],
  ])('%s with %j', (key, con, esperado) => {
    expect(tecla(key, con)).toMatchObject(esperado);
  });

  test('take it to nobody who works there no more, and leave it with whom it is', () => {
    const ida = { id: 'ida', nombre: 'Ida', color: '#000000', activo: false, horario: null, version: 1 };
    const conIda = [columna('ana'), { ...columna('ida'), profesional: ida }];
    const derecha = { key: 'ArrowRight', altKey: false, shiftKey: false };
    expect(conTecla(aqui, derecha, conIda)).toEqual(aqui);
    expect(conTecla({ ...aqui, profesionalId: 'ida' }, derecha, conIda)?.profesionalId).toBe('ida');
  });

  test('others move nothing', () => {
    expect(tecla('a')).toBeUndefined();
    expect(tecla('ArrowRight', { altKey: true })).toBeUndefined();
  });

  test('over the days of a week they keep the person', () => {
    const semana = [columna(undefined, cita.fecha), columna(undefined, '2026-11-25')];
    const manana = conTecla(aqui, { key: 'ArrowRight', altKey: false, shiftKey: false }, semana);
    expect(manana).toEqual({ ...aqui, fecha: '2026-11-25' });
    expect(mismoSitio(aqui, manana ?? aqui)).toBe(false);
  });
});

describe('the axis of time', () => {
  test('goes from the first hour in which anything happens to the last', () => {
    expect(ejeDe(abierto, [{ horaInicio: '08:30', horaFin: '15:20' }])).toEqual({
      desde: 480,
      hasta: 960,
      pxPorMinuto: PX_DE_RATON,
    });
    expect(ejeDe([], [], PX_DE_DEDO)).toEqual({ desde: 540, hasta: 1080, pxPorMinuto: PX_DE_DEDO });
    expect(horasDe({ desde: 540, hasta: 660 })).toEqual(['09:00', '10:00']);
  });

  test('a pointer falls on five minutes', () => {
    for (const pxPorMinuto of [PX_DE_RATON, PX_DE_DEDO]) {
      expect(minutoEn({ desde: 540, hasta: 1080, pxPorMinuto }, 62 * pxPorMinuto)).toBe(600);
    }
  });
});
