/** Minutes of a service that is known by its name alone; the default of the database's column is the same. */
export const DURACION_HABITUAL = 30;
