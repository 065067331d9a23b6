import { investigationLifecycle } from "../../../subgraphs/doj/investigation/investigation.transitions";
import { prosecutionLifecycle } from "../../../subgraphs/doj/prosecution/prosecution.transitions";
import { referralLifecycle } from "../../../subgraphs/doj/referral/referral.transitions";
import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";

/** Every edge of a lifecycle; what is not listed must not exist. */
const LIFECYCLES: readonly [string, Lifecycle<string>, string, readonly string[]][] = [
  ["Referral", referralLifecycle, "RECEIVED", ["RECEIVED accept ACCEPTED", "RECEIVED decline DECLINED"]],
  ["Investigation", investigationLifecycle, "OPEN", ["OPEN charge CHARGED", "OPEN close CLOSED"]],
  [
    "Prosecution",
    prosecutionLifecycle,
    "CHARGED",
    [
      "CHARGED plead PLEA",
      "CHARGED try TRIAL",
      "PLEA convict CONVICTED",
      "PLEA dismiss DISMISSED",
      "TRIAL convict CONVICTED",
      "TRIAL acquit ACQUITTED",
      "TRIAL dismiss DISMISSED",
      "CONVICTED sentence SENTENCED",
    ],
  ],
];

describe.each(LIFECYCLES)("%s lifecycle", (...[, lifecycle, initial, edges]) => {
  it("has these edges and no others", () => {
    const found = lifecycle.states.flatMap((from) =>
      Object.entries(lifecycle.table[from] ?? {}).map(([action, to]) => `${from} ${action} ${to}`),
    );
    expect(found).toEqual(edges);
  });

  it("begins where the domain says and reaches every state", () => {
    expect(lifecycle.initial).toBe(initial);
    for (const state of lifecycle.states) expect(lifecycle.pathTo(state).at(-1)?.to ?? initial).toBe(state);
  });
});
