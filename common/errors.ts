/**
 * Every error code of the hub, in one table, and the one class of error that carries them.
 * In: a code and a message written for the caller. Out: an error that both sides of the wire understand.
 * Not here: how an error is formatted for HTTP (gateway/respond) or GraphQL (subgraphs/kit).
 */

/** What a code means. `safe`: its message may reach the caller; otherwise it is masked. */
export interface ErrorMeaning {
  /** HTTP status when the whole request fails with this code. */
  readonly http: number;
  readonly safe: boolean;
  readonly means: string;
}

export const ERRORS = {
  BAD_REQUEST: { http: 400, safe: true, means: "The HTTP request is not a GraphQL request." },
  UNSUPPORTED_MEDIA_TYPE: { http: 415, safe: true, means: "The content type is not one the hub reads." },
  NOT_ACCEPTABLE: { http: 406, safe: true, means: "The client accepts none of the hub's media types." },
  METHOD_NOT_ALLOWED: { http: 405, safe: true, means: "The HTTP method does not fit the operation." },
  NOT_FOUND: { http: 404, safe: true, means: "Nothing is served at this address." },
  BODY_TOO_LARGE: { http: 413, safe: true, means: "The request body exceeds its limit." },
  GRAPHQL_PARSE_FAILED: { http: 400, safe: true, means: "The document is not valid GraphQL syntax." },
  GRAPHQL_VALIDATION_FAILED: { http: 400, safe: true, means: "The document does not fit the schema." },
  OPERATION_RESOLUTION_FAILED: { http: 400, safe: true, means: "No single operation is selected." },
  BAD_USER_INPUT: { http: 200, safe: true, means: "An argument or variable has an unusable value." },
  VARIABLES_INVALID: { http: 400, safe: true, means: "The variables do not fit the operation." },
  DOCUMENT_TOO_LARGE: { http: 400, safe: true, means: "The document exceeds the token limit." },
  DEPTH_EXCEEDED: { http: 400, safe: true, means: "The document nests deeper than its limit." },
  ALIASES_EXCEEDED: { http: 400, safe: true, means: "The operation has more aliases than its limit." },
  ROOT_FIELDS_EXCEEDED: { http: 400, safe: true, means: "The operation has more root fields than its limit." },
  SELECTION_TOO_LARGE: { http: 400, safe: true, means: "The selections expand beyond their limit." },
  PLANNING_FAILED: { http: 500, safe: false, means: "The operation could not be planned." },
  PLANNING_TIMEOUT: { http: 400, safe: true, means: "The operation takes longer to plan than it may." },
  PLANNING_UNAVAILABLE: { http: 503, safe: true, means: "The planner is busy or ended; ask again." },
  UNAUTHENTICATED: { http: 401, safe: true, means: "Nobody vouches for the caller, and the request needs somebody." },
  ISSUER_UNAVAILABLE: { http: 503, safe: true, means: "The keys of the token's issuer cannot be read; ask again." },
  FORBIDDEN: { http: 200, safe: true, means: "The caller may not do this." },
  DENIED: { http: 200, safe: true, means: "The caller may not read this part of the schema, or give this command." },
  RECORD_NOT_FOUND: { http: 200, safe: true, means: "No record has this id." },
  CONFLICT: {
    http: 200,
    safe: true,
    means: "The record changed since it was read, something like it exists, or the key was used for another command.",
  },
  ILLEGAL_TRANSITION: { http: 200, safe: true, means: "The record's state does not allow this." },
  RULE_VIOLATED: { http: 200, safe: true, means: "A rule of the order, or of the law, does not allow this." },
  BUSY: { http: 200, safe: true, means: "Too many commands change the same records at once; nothing changed." },
  SUBGRAPH_TIMEOUT: { http: 200, safe: true, means: "One agency did not answer in time." },
  SUBGRAPH_UNAVAILABLE: { http: 200, safe: true, means: "One agency could not be reached." },
  SUBGRAPH_INVALID_RESPONSE: {
    http: 200,
    safe: true,
    means: "One agency answered with something that is not a valid GraphQL response.",
  },
  SUBGRAPH_ERROR: { http: 200, safe: true, means: "One agency answered with an error of its own." },
  RESPONSE_TOO_LARGE: { http: 200, safe: true, means: "One agency's answer exceeds its size limit." },
  VALUE_NOT_IN_SCHEMA: {
    http: 200,
    safe: true,
    means: "One agency answered with a type or value that the schema does not show.",
  },
  REQUEST_TIMEOUT: { http: 200, safe: true, means: "The request's time was over before this agency answered." },
  NON_NULL_VIOLATED: { http: 200, safe: true, means: "A field that must have a value has none." },
  ANSWER_TOO_LARGE: { http: 200, safe: true, means: "The whole answer exceeds its size limit." },
  SUPERGRAPH_INVALID: { http: 500, safe: true, means: "The supergraph file cannot be served." },
  COMPOSITION_FAILED: { http: 500, safe: true, means: "The subgraphs do not compose." },
  RELEASE_HELD: {
    http: 500,
    safe: true,
    means: "A name in the schema could hold a model or its release back, which nothing in the hub may.",
  },
  SCHEMA_DRIFT: { http: 500, safe: true, means: "The committed schema is not what the types say." },
  CONFIG_INVALID: { http: 500, safe: true, means: "A setting is missing or unusable." },
  PORT_IN_USE: { http: 500, safe: true, means: "Another process listens on the port." },
  DATA_DIRECTORY_UNUSABLE: { http: 500, safe: true, means: "The data directory cannot be used." },
  GATEWAY_UNAVAILABLE: { http: 503, safe: true, means: "No gateway answers at the address." },
  PART_FAILED: { http: 500, safe: true, means: "A process of the hub ended while starting." },
  DATABASE_UNAVAILABLE: { http: 503, safe: true, means: "PostgreSQL cannot be reached." },
  EVENT_BUS_UNAVAILABLE: { http: 503, safe: true, means: "The bus of events cannot be reached." },
  AUDIT_UNAVAILABLE: {
    http: 503,
    safe: true,
    means: "What was asked must be audited, and the audit cannot be read or written.",
  },
  IMPORT_REJECTED: { http: 422, safe: true, means: "The file cannot be imported; nothing changed." },
  INTERRUPTED: { http: 499, safe: true, means: "The user stopped the command; nothing changed." },
  INVARIANT: { http: 500, safe: false, means: "A bug in the hub; the message is masked." },
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof ERRORS;

/** Where to look and what to do next; printed by the command line, sent as `extensions` by servers. */
export interface ErrorDetails {
  /** What the reader can do about it, as a sentence. */
  readonly remedy?: string;
  /** Agency whose part failed. */
  readonly agency?: string;
  /** What a program can act on, such as `currentVersion` or `legalActions`; sent as `extensions.details`. */
  readonly facts?: ErrorFacts;
  readonly cause?: unknown;
}

export type ErrorFacts = Readonly<Record<string, string | number | readonly string[]>>;

/** The error that callers or agencies cause. Bugs of ours throw through `invariant()` instead. */
export class HubError extends Error {
  override readonly name = "HubError";
  readonly remedy: string | undefined;
  readonly agency: string | undefined;
  readonly facts: ErrorFacts | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.remedy = details.remedy;
    this.agency = details.agency;
    this.facts = details.facts;
  }

  /** HTTP status when this error is the whole answer. */
  get httpStatus(): number {
    return ERRORS[this.code].http;
  }
}
