/** Destroys every tile of a slide that the check before a run does not read: it is found only in the middle of it. */
export function damageTiles(path: string): Promise<void>;
