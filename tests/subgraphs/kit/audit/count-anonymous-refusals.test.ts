import type { AuditEntry } from "../../../../subgraphs/kit/audit/audit-entry";
import { auditUnavailable } from "../../../../subgraphs/kit/audit/store/audit-store";
import { countAnonymousRefusals } from "../../../../subgraphs/kit/audit/store/count-anonymous-refusals";
import { entry } from "./audit-fixture";

const PUBLIC = { subject: "", roles: [], office: "", kind: "COMMAND", decision: "REFUSED" } as const;
const refusal = (facts: Partial<AuditEntry> = {}): AuditEntry =>
  entry({ ...PUBLIC, action: "close", code: "UNAUTHENTICATED", ...facts });

/** A store that can be out of order, with the count in front of it. */
function newStore() {
  const written: AuditEntry[] = [];
  const store = { isDown: false, written };
  const bounded = countAnonymousRefusals({
    async append(entries) {
      if (store.isDown && entries.length > 0) throw auditUnavailable();
      written.push(...entries);
    },
    close: async () => undefined,
  });
  return Object.assign(store, { bounded });
}

describe("countAnonymousRefusals", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("writes two entries for a thousand refusals of a minute: the first, and how many more there were", async () => {
    const { bounded, written } = newStore();
    for (let n = 0; n < 1_000; n += 1) await bounded.append([refusal({ ids: [`case-${n}`], purpose: "to fill it" })]);
    expect(written).toEqual([refusal({ ids: ["case-0"], purpose: "to fill it" })]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(written.slice(1)).toEqual([
      refusal({ action: "999 more refusals", ids: [], fields: [], purpose: null, correlationId: "request-1" }),
    ]);
  });

  it("writes one entry for one refusal, and the first of each minute as it is", async () => {
    const { bounded, written } = newStore();
    for (const action of ["close", "open"]) {
      await bounded.append([refusal({ action })]);
      await jest.advanceTimersByTimeAsync(60_000);
    }
    expect(written.map(({ action }) => action)).toEqual(["close", "open"]);
  });

  it("writes the number when it is closed", async () => {
    const { bounded, written } = newStore();
    for (let n = 0; n < 3; n += 1) await bounded.append([refusal()]);
    await bounded.close();
    expect(written.map(({ action }) => action)).toEqual(["close", "2 more refusals"]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it("loses no number while the store is out of order", async () => {
    const store = newStore();
    const { bounded, written } = store;
    for (let n = 0; n < 3; n += 1) await bounded.append([refusal()]);
    store.isDown = true;
    await jest.advanceTimersByTimeAsync(60_000);
    await expect(bounded.append([refusal()])).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE" });
    store.isDown = false;
    await bounded.append([refusal()]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(written.map(({ action }) => action)).toEqual(["close", "close", "2 more refusals"]);
  });

  it("writes whatever else there is one by one, refusals of known callers among it", async () => {
    const { bounded, written } = newStore();
    const others = [entry(), entry({ decision: "REFUSED", code: "DENIED" }), refusal({ subject: "s" })];
    for (const other of others) await bounded.append([other, other]);
    await bounded.append([entry({ subject: "", roles: [], office: "" })]);
    expect(written).toHaveLength(7);
  });
});
