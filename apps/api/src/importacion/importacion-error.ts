import type { ErrorDeFila } from '@citas/protocol';

/** Rows of the file are not right, and none was kept. */
export class ImportacionNoValidaError extends Error {
  readonly informe: {
    readonly filas: number;
    /** The first ones, in the language of whoever sent the file. */
    readonly errores: readonly ErrorDeFila[];
    readonly totalErrores: number;
  };
  constructor(informe: ImportacionNoValidaError['informe']) {
    super(`${informe.totalErrores} filas no válidas`);
    this.informe = informe;
  }
}

/** The sender hung up before the file was over. */
export class EnvioCortadoError extends Error {}

/** More bytes than a file may have; Express names its own by the status too. */
export class ArchivoDemasiadoGrandeError extends Error {
  readonly status = 413;
}
