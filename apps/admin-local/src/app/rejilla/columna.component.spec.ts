import type { Bloqueo } from '@citas/protocol';
import { render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { ColumnaComponent } from './columna.component.ts';
import type { Columna } from './columna.ts';
import type { Eje } from './eje.ts';

const fecha = '2026-11-24';
const eje: Eje = { desde: 9 * 60, hasta: 18 * 60, pxPorMinuto: 1 };
const columna: Columna = {
  ...{ clave: fecha, fecha, profesionalId: 'ana', abierto: [{ desde: '09:00', hasta: '18:00' }] },
  ...{ citas: [], bloqueos: [], tomadas: [], libres: [] },
};
const bloqueo = (horaInicio: string, horaFin: string): Bloqueo => ({
  ...{ id: horaInicio, profesionalId: 'ana', desde: fecha, hasta: fecha, horaInicio, horaFin },
  ...{ motivo: null, version: 1 },
});

/** Where blocks are drawn: from the top, and how high, in px. */
async function dibujados(...bloqueos: Bloqueo[]) {
  const inputs = {
    ...{ columna: { ...columna, bloqueos }, eje, nombre: 'Ana', momento: { fecha, hora: '08:00' } },
    ...{ ajenos: new Map<string, never>(), colores: new Map<string, string>() },
  };
  await render(ColumnaComponent, { inputs, providers: [provideTextosDePrueba()] });
  return screen.queryAllByTestId('bloqueo-en-rejilla').map(({ style }) => [style.top, style.height]);
}

test.each<[string, [string, string], string[][]]>([
  ['within the hours that are shown', ['13:00', '14:00'], [['240px', '60px']]],
  ['that is longer than them', ['00:00', '24:00'], [['0px', '540px']]],
  ['that is over before them', ['07:00', '08:30'], []],
  ['that is over as they begin', ['08:00', '09:00'], []],
  ['that begins when they are over', ['18:00', '20:00'], []],
])('a block %s is drawn where it lies in them, or nowhere', async (_cual, horas, lugares) => {
  expect(await dibujados(bloqueo(...horas))).toEqual(lugares);
});
