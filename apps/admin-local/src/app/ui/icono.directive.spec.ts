import { Component, input } from '@angular/core';
import { render } from '@testing-library/angular';
import { IconoDirective } from './icono.directive.ts';
import { ICONOS, type NombreDeIcono } from './iconos.ts';

@Component({ imports: [IconoDirective], template: '<svg [appIcono]="nombre()" class="grande"></svg>' })
class Pagina {
  readonly nombre = input.required<NombreDeIcono>();
}

const dibujado = async (nombre: NombreDeIcono): Promise<SVGElement> => {
  const { container } = await render(Pagina, { inputs: { nombre } });
  return container.querySelector('svg')!;
};

test('an icon is the drawing of its name, and nothing that is read out', async () => {
  const svg = await dibujado('x');
  expect([...svg.children].map((part) => [part.tagName, part.getAttribute('d')])).toEqual([
    ['path', 'M18 6 6 18'],
    ['path', 'm6 6 12 12'],
  ]);
  expect([...svg.children].every((part) => part instanceof SVGElement)).toBe(true);
  expect(svg.getAttribute('aria-hidden')).toBe('true');
  expect([...svg.classList].sort()).toEqual(['grande', 'icono']);
});

test.each(Object.keys(ICONOS) as NombreDeIcono[])('%s has something to draw', async (nombre) => {
  expect((await dibujado(nombre)).childElementCount).toBeGreaterThan(0);
});
