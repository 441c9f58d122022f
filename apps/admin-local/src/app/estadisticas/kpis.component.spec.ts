import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { informeDePrueba, resumenDePrueba } from './informe-de-prueba.ts';
import { KpisComponent } from './kpis.component.ts';

test.each([
  [960, '0 h libres'],
  [961, '1 min libre'],
  [1005, '45 min libres'],
  [1019, '59 min libres'],
  [1020, '1 h libre'],
  [1079, '1 h libre'],
  [1080, '2 h libres'],
])('of %s minutes of which 960 are taken it says «%s»', async (minutosDisponibles, texto) => {
  const ocupacion = { minutosOcupados: 960, minutosDisponibles, tasa: 0.9, porProfesional: {} };
  const informe = informeDePrueba({ resumen: resumenDePrueba({ ocupacion }) });
  await render(KpisComponent, {
    inputs: { informe, esHoy: false },
    providers: [provideRouter([]), provideTextosDePrueba()],
  });
  expect(screen.getByText(/ libres?$/).textContent?.trim()).toBe(texto);
});
