const PANELES = ['hoy', 'horas', 'estados', 'servicios'] as const;
export type Panel = (typeof PANELES)[number];

/** What there is to show: no empty charts. A day without citas is told as such, not drawn. */
export function panelesCon(hay: {
  readonly citasHoy: boolean;
  readonly citasEnTreintaDias: boolean;
}): readonly Panel[] {
  return PANELES.filter((panel) => {
    if (panel === 'hoy') return true;
    return panel === 'horas' ? hay.citasHoy : hay.citasEnTreintaDias;
  });
}
