import { Component, computed, inject, input, model } from '@angular/core';
import { MAXIMO_DE_REPETICIONES, type Frecuencia, type Repeticion } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { TextoDeRegla } from './texto-de-regla.service.ts';

/** What the fields of a rule hold besides its first day. */
export type Regla = Pick<Repeticion, 'frecuencia' | 'cada' | 'fin'>;

/** How often, and until when. The choices say what they mean for the first day. */
@Component({
  selector: 'app-campos-de-regla',
  imports: [TranslocoDirective],
  templateUrl: './campos-de-regla.component.html',
})
export class CamposDeReglaComponent {
  /** The first day. */
  readonly desde = input.required<string>();
  readonly regla = model.required<Regla>();
  protected readonly texto = inject(TextoDeRegla);
  protected readonly maximo = MAXIMO_DE_REPETICIONES;

  protected readonly opciones = computed(() => {
    const opcion = (frecuencia: Frecuencia, cada: number) => {
      const regla = { frecuencia, cada, desde: this.desde() };
      return {
        valor: `${frecuencia}/${cada}`,
        texto: `${this.texto.cadaCuanto(regla)}, ${this.texto.queDia(regla)}`,
      };
    };
    return [
      ...[1, 2, 3, 4, 6, 8].map((cada) => opcion('semanal', cada)),
      ...[1, 2, 3, 6].map((cada) => opcion('mensual_dia', cada)),
      ...[1, 2, 3, 6].map((cada) => opcion('mensual_fecha', cada)),
    ];
  });
  protected readonly elegida = computed(() => `${this.regla().frecuencia}/${this.regla().cada}`);
  protected readonly veces = computed(() => {
    const { fin } = this.regla();
    return 'veces' in fin ? fin.veces : undefined;
  });
  protected readonly hasta = computed(() => {
    const { fin } = this.regla();
    return 'hasta' in fin ? fin.hasta : undefined;
  });

  protected elegir(valor: string): void {
    const [frecuencia, cada] = valor.split('/') as [Frecuencia, string];
    this.regla.update((regla) => ({ ...regla, frecuencia, cada: Number(cada) }));
  }

  protected acaba(fin: Repeticion['fin']): void {
    this.regla.update((regla) => ({ ...regla, fin }));
  }

  protected tantas(texto: string): void {
    const veces = Math.min(MAXIMO_DE_REPETICIONES, Math.max(1, Math.round(Number(texto)) || 1));
    this.acaba({ veces });
  }
}
