/** Instants of generated lives, in milliseconds since the epoch. */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const instant = (iso: string): number => Date.parse(iso);

export const isoInstant = (ms: number): string => new Date(ms).toISOString();
