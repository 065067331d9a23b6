import { complianceLifecycle } from "../../../../subgraphs/cisa/compliance/compliance-item.transitions";
import { type ItemDates, isLate, lateSql } from "../../../../subgraphs/cisa/compliance/late";
import { testPostgres } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";

const TODAY = "2026-09-01";

const item = (state: ItemDates["state"], dates: Partial<ItemDates>): ItemDates => ({
  state,
  dueOn: "2026-08-10",
  reportedOn: null,
  closedOn: null,
  ...dates,
});

describe("isLate", () => {
  it.each([
    ["due today and not yet reported", item("IN_PROGRESS", { dueOn: TODAY }), false],
    ["due yesterday and not yet reported", item("NOT_STARTED", { dueOn: "2026-08-31" }), true],
    ["reported on the due day", item("REPORTED", { reportedOn: "2026-08-10" }), false],
    ["reported a day later", item("REPORTED", { reportedOn: "2026-08-11" }), true],
    ["reported late and verified since", item("VERIFIED", { reportedOn: "2026-08-11" }), true],
    ["reported in time and returned since", item("RETURNED", { reportedOn: "2026-08-01" }), true],
    ["closed with its directive before it was reported", item("IN_PROGRESS", { closedOn: "2026-08-20" }), false],
    ["a standing duty", item("IN_PROGRESS", { dueOn: null }), false],
  ] as const)("%s", (_case, one, late) => {
    expect(isLate(one, TODAY)).toBe(late);
  });
});

describe("lateSql", () => {
  it("equals isLate on every state and order of days", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const days = [null, "2020-01-01", "2020-01-02", today, "2999-01-01"];
    const items = complianceLifecycle.states.flatMap((state) =>
      days.flatMap((dueOn) =>
        days.flatMap((reportedOn) => [null, "2020-01-03"].map((closedOn) => ({ state, dueOn, reportedOn, closedOn }))),
      ),
    );
    const late = lateSql({ column: (property) => `(t.item ->> '${property}')${property === "state" ? "" : "::date"}` });
    const rows = await query<{ item: ItemDates; late: boolean }>(
      testPostgres().adminUrl,
      `SELECT item, coalesce(${late}, false) AS late
       FROM json_array_elements($1::json) AS t(item), set_config('TimeZone', 'UTC', false)`,
      [JSON.stringify(items)],
    );
    expect(rows).toHaveLength(items.length);
    expect(rows.filter((row) => row.late !== isLate(row.item, today))).toEqual([]);
    expect(rows.some((row) => row.late)).toBe(true);
  });
});
