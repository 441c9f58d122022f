import type { HubVisto } from '@citas/protocol';
import { canalesDe, conexionesDe } from './vista-de-hubs.ts';

type Estado = NonNullable<HubVisto['estado']>;

function hub(id: string, estado: Partial<Estado> | null): HubVisto {
  const nada = { conexiones: 0, maximo: 1000, suscripciones: 0, retrasoSegundos: 0, oyeAvisos: true };
  return {
    ...{ id, url: `http://${id}`, desde: '', vistoEn: '' },
    estado: estado && { ...nada, canales: [], abiertas: [], ...estado },
  };
}
const conexion = (id: string, desde: string, bytesEnEspera = 0) => ({
  ...{ id, desde, bytesEnEspera, canales: 1, usuarioId: 'u', nombre: 'Ana', rol: 'admin' as const },
  negocioId: 'n',
});

test('a channel is one over all hubs, as far behind as the slowest of them', () => {
  const canales = canalesDe([
    hub('a', { canales: [{ canal: 'citas:n', suscriptores: 3, posicion: 10, cabeza: 12 }] }),
    hub('b', {
      canales: [
        { canal: 'estadisticas:n', suscriptores: 9, posicion: null, cabeza: null },
        { canal: 'citas:n', suscriptores: 2, posicion: 7, cabeza: 12 },
      ],
    }),
    hub('dead', null),
  ]);
  expect(canales).toEqual([
    { canal: 'citas:n', tipo: 'citas', negocioId: 'n', suscriptores: 5, cabeza: 12, detras: 5 },
    {
      ...{ canal: 'estadisticas:n', tipo: 'estadisticas', negocioId: 'n' },
      ...{ suscriptores: 9, cabeza: null, detras: 0 },
    },
  ]);
});

test('a hub that has read further than the database was asked is not behind', () => {
  const [canal] = canalesDe([
    hub('a', { canales: [{ canal: 'citas:n', suscriptores: 1, posicion: 13, cabeza: 12 }] }),
  ]);
  expect(canal?.detras).toBe(0);
});

test('connections of all hubs stand together: the slowest first, then the newest', () => {
  const vistas = conexionesDe([
    hub('a', { abiertas: [conexion('1', '2026-11-24T10:00:00Z')] }),
    hub('b', {
      abiertas: [conexion('2', '2026-11-24T11:00:00Z'), conexion('3', '2026-11-24T09:00:00Z', 512)],
    }),
  ]);
  expect(vistas.map(({ id, hub: numero, hubId }) => [id, numero, hubId])).toEqual([
    ['3', 2, 'b'],
    ['2', 2, 'b'],
    ['1', 1, 'a'],
  ]);
});

test('people can be revoked; a screen and the voice of a hub cannot', () => {
  const abiertas = [
    conexion('ana', '2'),
    { ...conexion('tv', '1'), rol: 'pantalla' as const },
    { ...conexion('canario', '0'), negocioId: '~canario' },
  ];
  const vistas = conexionesDe([hub('a', { abiertas })]);
  expect(vistas.map(({ id, esRevocable }) => [id, esRevocable])).toEqual([
    ['ana', true],
    ['tv', false],
    ['canario', false],
  ]);
});
