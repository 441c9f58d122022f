import { ServedNegocios } from './served-negocios.ts';

test('a negocio is followed from its first channel to its last, and not beyond', () => {
  const told: string[] = [];
  const served = new ServedNegocios({
    follow: (negocioId) => told.push(`follow ${negocioId}`),
    leave: (negocioId) => told.push(`leave ${negocioId}`),
  });
  served.opened('citas:a');
  served.opened('estadisticas:a');
  served.opened('citas:b');
  served.forgotten('citas:a');
  expect(told).toEqual(['follow a', 'follow b']);
  served.forgotten('estadisticas:a');
  served.forgotten('citas:b');
  served.opened('notificaciones:a');
  expect(told.slice(2)).toEqual(['leave a', 'leave b', 'follow a']);
});
