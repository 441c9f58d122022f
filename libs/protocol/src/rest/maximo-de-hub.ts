/** How many channels, and how many connections, a hub tells of at once. A file of its own: the pages need it without the schemas. */
export const MAXIMO_DE_HUB = 200;
