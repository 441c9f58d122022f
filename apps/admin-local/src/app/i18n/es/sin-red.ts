export const sinRed = {
  sinRed: {
    guardado: 'Ves [las citas] de las {{hora}}.',
    motivo: 'Sin conexión: podrás cambiar [citas] cuando vuelva.',
  },
};
