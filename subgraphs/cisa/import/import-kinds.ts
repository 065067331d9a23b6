/** What can be imported into CISA's tables. */
export const IMPORT_KINDS = ["KEV", "SSVC"] as const;
