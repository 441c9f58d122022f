import type { Informe } from '@citas/protocol';

type Resumen = Informe['resumen'];

/** The figures of the negocio, without those of anybody of the team. */
export function informeSinNombres(informe: Informe): Informe {
  const { series, resumen, comparacion } = informe;
  return {
    ...informe,
    series: { ...series, porProfesional: {} },
    resumen: resumenSinNombres(resumen),
    comparacion: comparacion && {
      ...comparacion,
      actual: resumenSinNombres(comparacion.actual),
      anterior: resumenSinNombres(comparacion.anterior),
    },
  };
}

function resumenSinNombres(resumen: Resumen): Resumen {
  return { ...resumen, ocupacion: { ...resumen.ocupacion, porProfesional: {} } };
}
