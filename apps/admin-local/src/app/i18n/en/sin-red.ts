export const sinRed = {
  sinRed: {
    guardado: 'You see the appointments as of {{hora}}.',
    alVolver: 'You can change appointments when the connection is back.',
    motivo: 'No connection: you can change appointments when it is back.',
  },
};
