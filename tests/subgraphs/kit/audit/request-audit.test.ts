import { ANONYMOUS } from "../../../../common/caller";
import { PERSONAS } from "../../../../common/personas";
import { HubError } from "../../../../common/errors";
import { UNRESTRICTED } from "../../../../common/marking";
import type { AuditEntry } from "../../../../subgraphs/kit/audit/audit-entry";
import { RequestAudit } from "../../../../subgraphs/kit/audit/request-audit";
import { type AuditStore, NO_AUDIT_STORE, auditUnavailable } from "../../../../subgraphs/kit/audit/store/audit-store";
import type { MarkedRecord } from "../../../../subgraphs/kit/record/marked-record";

const RECORD = { id: "record-1", marking: UNRESTRICTED } as MarkedRecord;
const GIVEN = { action: "close", recordType: "Case", input: { id: "record-1", note: null, reason: "x" } };

/** A store that takes some appends, and then no more. */
function storeOf(appends: number): AuditStore & { readonly entries: AuditEntry[] } {
  const entries: AuditEntry[] = [];
  let left = appends;
  return {
    entries,
    async append(more) {
      left -= 1;
      if (left < 0) throw auditUnavailable();
      entries.push(...more);
    },
    close: async () => undefined,
  };
}

describe("RequestAudit", () => {
  const asked = {
    caller: PERSONAS["treasury-analyst"],
    purpose: "a test",
    operation: "hash",
    correlationId: "request-1",
  };
  const run = jest.fn(async () => RECORD);
  beforeEach(() => run.mockClear());

  it("begins no command whose attempt is not written down", async () => {
    const audit = new RequestAudit(storeOf(0), asked);
    await expect(audit.command(GIVEN, run)).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE" });
    expect(run).not.toHaveBeenCalled();
  });

  it("begins nobody's command, and writes its refusal down alone", async () => {
    const store = storeOf(9);
    const audit = new RequestAudit(store, { ...asked, caller: ANONYMOUS });
    await expect(audit.command(GIVEN, run)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(run).not.toHaveBeenCalled();
    expect(store.entries).toMatchObject([
      { decision: "REFUSED", code: "UNAUTHENTICATED", action: "close", deed: null },
    ]);
  });

  it("begins no command and tells of no reading without a store", async () => {
    const audit = new RequestAudit(NO_AUDIT_STORE, asked);
    await expect(audit.command(GIVEN, run)).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE" });
    const reading = { type: "Case", id: "case-1", marking: { ...UNRESTRICTED, level: "CUI" as const } };
    await expect(audit.reads([reading], () => [])).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE" });
    expect(run).not.toHaveBeenCalled();
  });

  it("leaves an attempt without outcome, and tells the caller nothing, where the outcome cannot be written", async () => {
    const store = storeOf(1);
    const audit = new RequestAudit(store, asked);
    await expect(audit.command(GIVEN, run)).rejects.toMatchObject({
      code: "AUDIT_UNAVAILABLE",
      remedy: expect.stringContaining("same key") as string,
    });
    expect(run).toHaveBeenCalledTimes(1);
    expect(store.entries.map(({ decision }) => decision)).toEqual(["ATTEMPTED"]);
  });

  it("claims no outcome of a command that ended in a way that nobody foresaw", async () => {
    const store = storeOf(9);
    const lost = async (): Promise<MarkedRecord> => Promise.reject(new Error("Connection terminated"));
    await expect(new RequestAudit(store, asked).command(GIVEN, lost)).rejects.toThrow("Connection terminated");
    expect(store.entries.map(({ decision }) => decision)).toEqual(["ATTEMPTED"]);
  });

  it("writes down the code of a refusal, and the fields that were given", async () => {
    const store = storeOf(9);
    const refuse = async (): Promise<MarkedRecord> => Promise.reject(new HubError("CONFLICT", "Changed."));
    await expect(new RequestAudit(store, asked).command(GIVEN, refuse)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(store.entries[1]).toMatchObject({ decision: "REFUSED", code: "CONFLICT", fields: ["id", "reason"] });
    expect(store.entries[0]?.deed).toBe(store.entries[1]?.deed);
  });

  it("writes one entry for each type that was read, with the join of its markings and the caller's purpose", async () => {
    const store = storeOf(1);
    const marking = (level: "CUI" | "SECRET", compartment: string) => ({
      ...UNRESTRICTED,
      level,
      compartments: [compartment],
    });
    const readings = [
      { type: "Run", id: "1", marking: marking("SECRET", "A") },
      { type: "Case", id: "2", marking: marking("CUI", "A") },
      { type: "Run", id: "3", marking: marking("CUI", "B") },
    ];
    await new RequestAudit(store, asked).reads(readings, (type) => [`fields of ${type}`]);
    expect(store.entries).toMatchObject([
      { recordType: "Run", ids: ["1", "3"], level: "SECRET", compartments: ["A", "B"], fields: ["fields of Run"] },
      { recordType: "Case", ids: ["2"], level: "CUI", compartments: ["A"], purpose: "a test", operation: "hash" },
    ]);
  });
});
