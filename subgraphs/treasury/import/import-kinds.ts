/** What can be imported into the clearinghouse. */
export const IMPORT_KINDS = ["OSV", "CSAF"] as const;
