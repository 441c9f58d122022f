export const sinRed = {
  sinRed: {
    guardado: 'Ves [las citas] de las {{hora}}.',
    alVolver: 'Podrás cambiar [citas] cuando vuelva la conexión.',
    motivo: 'Sin conexión: podrás cambiar [citas] cuando vuelva.',
  },
};
