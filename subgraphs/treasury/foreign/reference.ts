/** How a record names a record of another agency: by its key, which the gateway takes there. */
export interface Reference {
  readonly id: string;
}

export function referTo(id: string): Reference {
  return { id };
}

/** Null where the record names none. */
export function referToOptional(id: string | null): Reference | null {
  return id === null ? null : { id };
}
