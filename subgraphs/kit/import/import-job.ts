/** What every import gets: where to read, where to write, how to be stopped, whom to tell how far it is. */
export interface ImportJob {
  /** Path of a file, or an http(s) address. */
  readonly source: string;
  /** Connection of the role that owns the agency's tables. */
  readonly databaseUrl: string;
  /** Aborting rolls everything back, up to the moment of the commit. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  /** `read` counts bytes, the others count rows. */
  readonly step: "read" | "check" | "write";
  readonly done: number;
  /** Unknown for an address that does not tell its size. */
  readonly total?: number;
}
