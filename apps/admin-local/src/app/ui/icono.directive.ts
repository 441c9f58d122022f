import { Directive, ElementRef, inject, input, type OnInit } from '@angular/core';
import { ICONOS, type NombreDeIcono } from './iconos.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An icon beside words, as tall as they are; it is no part of what is read out. It is drawn once and keeps nothing: a long
 * list has hundreds.
 */
@Directive({
  selector: 'svg[appIcono]',
  host: {
    class: 'icono',
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  },
})
export class IconoDirective implements OnInit {
  readonly appIcono = input.required<NombreDeIcono>();
  readonly #svg = inject<ElementRef<SVGElement>>(ElementRef).nativeElement;

  ngOnInit(): void {
    for (const [name, attributes] of ICONOS[this.appIcono()]) {
      const part = document.createElementNS(SVG, name);
      for (const [attribute, value] of Object.entries(attributes))
        part.setAttribute(attribute, String(value));
      this.#svg.append(part);
    }
  }
}
