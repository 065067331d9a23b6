import fc from "fast-check";
import { GraphQLDate, GraphQLDateTime } from "graphql-scalars";
import { pgTypes } from "../../../subgraphs/kit/database/pg-types";
import { DateScalar, DateTimeScalar } from "../../../subgraphs/kit/schema/scalars";
import { types } from "pg";

const fromDatabase = pgTypes.getTypeParser(types.builtins.TIMESTAMPTZ) as (text: string) => string;

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("DateTimeScalar", () => {
  it.each([
    ["2026-06-02 14:00:00+00", "2026-06-02T14:00:00.000Z"],
    ["2026-06-02 14:00:00.5+00", "2026-06-02T14:00:00.500Z"],
    ["2026-06-02 14:00:00.123+00", "2026-06-02T14:00:00.123Z"],
    ["2026-06-02 14:00:00.123456+00", "2026-06-02T14:00:00.123Z"],
  ])("answers PostgreSQL's %s as %s", (text, answer) => {
    expect(json(DateTimeScalar.serialize(fromDatabase(text)))).toBe(answer);
  });

  it("answers every instant as graphql-scalars does", () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") }),
        (date) => {
          for (const value of [date, date.toISOString()]) {
            expect(json(DateTimeScalar.serialize(value))).toEqual(json(GraphQLDateTime.serialize(value)));
          }
        },
      ),
    );
  });

  it.each(["yesterday", "2026-13-01T00:00:00Z", ""])("refuses to answer or to read %p", (text) => {
    expect(() => DateTimeScalar.serialize(text)).toThrow("DateTime");
    expect(() => DateTimeScalar.parseValue(text)).toThrow("DateTime");
  });
});

describe("DateScalar", () => {
  it("answers every day as graphql-scalars does", () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(DateScalar.serialize(day)).toBe(GraphQLDate.serialize(day));
        },
      ),
    );
  });

  it("refuses to read a day that is none", () => {
    expect(() => DateScalar.parseValue("2026-02-30")).toThrow("Date");
  });
});
