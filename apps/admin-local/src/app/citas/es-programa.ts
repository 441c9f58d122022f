/** Whether somebody wrote behind the API's back, whom the database names by its own user: `SQL (postgres)`. */
export function esPrograma(nombre: string): boolean {
  return nombre.startsWith('SQL (');
}
