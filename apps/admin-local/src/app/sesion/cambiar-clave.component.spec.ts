import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/angular';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { CambiarClaveComponent } from './cambiar-clave.component.ts';
import { SesionService } from './sesion.service.ts';
import { empezar, usuario } from './testing/sesion-de-prueba.ts';

test('a change of password that is refused once its dialog was closed is told in a toast', async () => {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: [provideAvisosDePrueba()] });
  const { servidor } = empezar();
  TestBed.inject(SesionService).restaurar().subscribe();
  servidor.expectOne('/api/v1/sesion').flush(usuario);
  const fixture = TestBed.createComponent(CambiarClaveComponent);
  await fixture.whenStable();
  for (const campo of ['clave-actual', 'clave-nueva']) {
    fireEvent.input(screen.getByTestId(campo), { target: { value: 'una que es larga' } });
  }
  fireEvent.submit(screen.getByTestId('password-form'));
  const cambio = servidor.expectOne({ method: 'PUT', url: '/api/v1/sesion/password' });
  fixture.destroy();
  const detail = 'La contraseña actual no es esa.';
  const problema = { type: '/problemas/datos-no-validos', title: 't', status: 422, detail };
  cambio.flush(problema, { status: 422, statusText: '' });
  expect(avisosDichos()).toEqual([['No se ha guardado · Cambiar contraseña', detail]]);
});
