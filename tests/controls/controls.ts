/**
 * Controls that lie in the code, as data: each with what stands in its place where it is taken out, and with the test
 * that turns red then. In: nothing. Out: the list. Not here: taking them out (seen-red.ts); what lies in a database, which is
 * taken out there (tests/access/controls.test.ts and controls-in-sql.test.ts).
 */

export interface Control {
  /** What it keeps; completes "The control that …". */
  readonly keeps: string;
  readonly file: string;
  /** The control: text that the file has once. */
  readonly text: string;
  /** What stands there without it. */
  readonly without: string;
  /** File of the test that turns red. */
  readonly test: string;
  /** Its title as it stands there, or the beginning of it. */
  readonly title: string;
}

const GATEWAY_HTTP = "tests/gateway/http/http-server.test.ts";
const SUBGRAPH_HTTP = "tests/subgraphs/kit/server/subgraph-server.test.ts";
const TLS = "tests/gateway/fetch/tls-servers.test.ts";
const TOLD_SCHEMA = "tests/gateway/told-schema.test.ts";

export const CONTROLS: readonly Control[] = [
  {
    keeps: "pages of other sites from sending the gateway a body that browsers do not ask about first",
    file: "gateway/http/read-request.ts",
    text: 'assertJsonBody(exchange.headers["content-type"]);',
    without: "void assertJsonBody;",
    test: GATEWAY_HTTP,
    title: "refuses a body of type",
  },
  {
    keeps: "mutations from being sent by an address alone",
    file: "gateway/request.ts",
    text: "assertMethodFits(exchange.method, prepared.operation.kind);",
    without: "void assertMethodFits;",
    test: GATEWAY_HTTP,
    title: "refuses mutations over GET",
  },
  {
    keeps: "subgraphs from being asked otherwise than with POST",
    file: "subgraphs/kit/server/answer-call.ts",
    text: 'if (request.method !== "POST")',
    without: 'if (request.method === "TRACE")',
    test: SUBGRAPH_HTTP,
    title: "is asked with POST alone",
  },
  {
    keeps: "pages of other sites from sending a subgraph a body that browsers do not ask about first",
    file: "subgraphs/kit/server/apollo-server.ts",
    text: "introspection: true,",
    without: "introspection: true, csrfPrevention: false,",
    test: SUBGRAPH_HTTP,
    title: "refuses what pages of other sites could make a browser send",
  },
  {
    keeps: "subgraphs from parsing a body before they know whose it is",
    file: "subgraphs/kit/server/answer-call.ts",
    text: "const asked = serving.verifier.verify(",
    without: "parseJson(bytes); const asked = serving.verifier.verify(",
    test: SUBGRAPH_HTTP,
    title: "refuses before it looks at the body",
  },
  {
    keeps: "a second context from standing beside the first",
    file: "subgraphs/kit/server/answer-call.ts",
    text: "values.length === 1 ?",
    without: "values.length >= 1 ?",
    test: SUBGRAPH_HTTP,
    title: "takes one context, not two",
  },
  {
    keeps: "requests from being written before a server's certificate is checked",
    file: "gateway/fetch/http1/connection.ts",
    text: 'isTls ? "secureConnect" : "connect"',
    without: '"connect"',
    test: TLS,
    title: "is not so much as written for before somebody vouches for it",
  },
  {
    keeps: "servers for which nobody vouches from being asked",
    file: "gateway/fetch/http1/connection.ts",
    text: 'ALPNProtocols: ["http/1.1"] }',
    without: 'ALPNProtocols: ["http/1.1"], rejectUnauthorized: false }',
    test: TLS,
    title: "gets nothing when nobody vouches for it",
  },
  {
    keeps: "heavy documents from taking all planning processes",
    file: "gateway/plan/planning-pool.ts",
    text: "this.#heavy < this.#maxHeavy &&",
    without: "(this.#heavy < this.#maxHeavy || true) &&",
    test: "tests/gateway/plan/planning-pool.test.ts",
    title: "plans what is light at once, however many heavy documents wait, and those one by one",
  },
  {
    keeps: "heavy documents that cannot be planned from keeping a core busy",
    file: "gateway/plan/planning-pool.ts",
    text: " && this.#rest === undefined",
    without: "",
    test: "tests/gateway/plan/planning-pool.test.ts",
    title: "lets heavy ones rest after one that took its whole budget, while light ones are planned",
  },
  {
    keeps: "heavy documents from being planned as if they were light",
    file: "gateway/prepare.ts",
    text: "planDocument !== undefined && isHeavy(schema, planDocument)",
    without: "planDocument === undefined && isHeavy(schema, planDocument!)",
    test: "tests/gateway/plan/guarded-planning.test.ts",
    title: "leaves a planning process to light ones, however many heavy ones are asked",
  },
  {
    keeps: "callers from sharing each other's answers",
    file: "gateway/equal-queries.ts",
    text: "[caller, purpose, variables]",
    without: "[purpose, variables]",
    test: "tests/gateway/equal-queries.test.ts",
    title: "keeps apart what differs by",
  },
  {
    keeps: "classified records in the agency while their reading cannot be written down",
    file: "subgraphs/kit/server/audit-plugin.ts",
    text: 'response.body = { kind: "single", singleResult: { errors } };',
    without: "void errors;",
    test: "tests/subgraphs/kit/audit/audited-subgraph.test.ts",
    title: "answers nothing of classified records and does no command while it cannot write",
  },
  {
    keeps: "those who may not read a discovery from who found the vulnerability, whatever the database lets them",
    file: "subgraphs/nsa/frontier-model/discovery.batch.ts",
    text: "FROM ${discoveries.from} WHERE",
    without: "FROM ${discoveries.name} t WHERE",
    test: "tests/access/discoveries.test.ts",
    title: "is held by the subgraph alone where the database lets everybody read",
  },
  {
    keeps: "new discoveries from the public until their originator publishes them",
    file: "subgraphs/nsa/frontier-model/discovery.commands.ts",
    text: "developerId, ...CONTROLLED }",
    without: "developerId, ...(CONTROLLED && PUBLIC) }",
    test: "tests/subgraphs/nsa/commands.test.ts",
    title: "shows the model among those that found the vulnerability, once, and to its developer and officers alone",
  },
  {
    keeps: "discoveries from being published by others than their originator",
    file: "subgraphs/nsa/frontier-model/discovery.commands.ts",
    text: 'await assertOriginator(work, discovery, "nsa");',
    without: "void assertOriginator;",
    test: "tests/subgraphs/nsa/commands.test.ts",
    title: "tells everybody what %s noted, and is for nobody else's office",
  },
  {
    keeps: "what was asked for which purpose in the audit",
    file: "gateway/request.ts",
    text: "readPurpose(exchange.headers[PURPOSE_HEADER])",
    without: "readPurpose(exchange.headers[PURPOSE_HEADER] && undefined)",
    test: "tests/e2e/audit.test.ts",
    title: "names who read which classified records of which agency, why, and in which request",
  },
  {
    keeps: "the audit from everybody but auditors",
    file: "subgraphs/coordination/audit/audit.resolver.ts",
    text: 'if (holdsRole(caller, "AUDITOR")) return;',
    without: 'if (holdsRole(caller, "AUDITOR") || true) return;',
    test: "tests/e2e/audit.test.ts",
    title: "is denied to %s",
  },
  {
    keeps: "the anonymous public from filling the audit",
    file: "subgraphs/kit/server/subgraph-server.ts",
    text: "= countAnonymousRefusals(audit)",
    without: "= { ...audit, close: async () => void countAnonymousRefusals }",
    test: "tests/subgraphs/kit/audit/audited-subgraph.test.ts",
    title: "writes down the first command of a minute that the anonymous public was refused, and counts the others",
  },
  {
    keeps: "the schema from being asked for where clients are told nothing of it",
    file: "gateway/operation/read-operation.ts",
    text: "tellsSchema ? specifiedRules : RULES_WITHOUT_INTROSPECTION",
    without: "tellsSchema ? specifiedRules : specifiedRules",
    test: TOLD_SCHEMA,
    title: "refuses %s",
  },
  {
    keeps: "documents from being answered with names of the schema where clients are told nothing of it",
    file: "gateway/operation/read-operation.ts",
    text: "hideSuggestions: !tellsSchema",
    without: "hideSuggestions: false",
    test: TOLD_SCHEMA,
    title: "suggests nothing for the mistake in",
  },
  {
    keeps: "variables from being answered with names of the schema where clients are told nothing of it",
    file: "gateway/operation/coerce-variables.ts",
    text: "hideSuggestions: !tellsSchema",
    without: "hideSuggestions: tellsSchema && false",
    test: TOLD_SCHEMA,
    title: "suggests nothing for the mistake in",
  },
];
