/** ISO 3166-1, of where Spanish is what people speak to those who serve them. */
export const PAISES_DE_HABLA_HISPANA =
  'ES MX AR CL CO PE VE EC GT CU BO DO HN PY SV NI CR PA UY GQ PR US'.split(' ');
