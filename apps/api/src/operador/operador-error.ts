/** A hub that is registered does not answer. */
export class HubUnreachableError extends Error {}
