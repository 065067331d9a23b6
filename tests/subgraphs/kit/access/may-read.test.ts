import { ANONYMOUS, type Caller } from "../../../../common/caller";
import { PERSONAS } from "../../../../common/personas";
import { type Marking, UNRESTRICTED } from "../../../../common/marking";
import { type RowFacts, mayRead } from "../../../../subgraphs/kit/access/may-read";

const BY_NOBODY: RowFacts = { isParty: false, partiesOnly: false, topics: ["r"] };
const marked = (parts: Partial<Marking>): Marking => ({ ...UNRESTRICTED, ...parts });

const OFFICER: Caller = PERSONAS["cisa-analyst"];
const REPRESENTATIVE: Caller = PERSONAS["developer-acme"];
const CLEARED: Caller = { ...OFFICER, clearance: "SECRET", compartments: ["FRONTIER"], needToKnow: ["r"] };

describe("mayRead", () => {
  it.each<[string, Caller, Partial<Marking>, Partial<RowFacts>, boolean]>([
    ["everybody what is unclassified", ANONYMOUS, {}, {}, true],
    ["everybody TLP:CLEAR", ANONYMOUS, { tlp: "CLEAR" }, {}, true],
    ["no anonymous caller TLP:GREEN", ANONYMOUS, { tlp: "GREEN" }, {}, false],
    ["known callers TLP:GREEN", REPRESENTATIVE, { tlp: "GREEN" }, {}, true],
    ["federal officers CUI", OFFICER, { level: "CUI" }, {}, true],
    ["federal officers TLP:AMBER", OFFICER, { tlp: "AMBER" }, {}, true],
    ["no representative CUI", REPRESENTATIVE, { level: "CUI" }, {}, false],
    ["no auditor CUI, although cleared", PERSONAS.auditor, { level: "CUI" }, {}, false],
    ["no officer without clearance CUI", { ...OFFICER, clearance: "UNCLASSIFIED" }, { level: "CUI" }, {}, false],
    ["parties CUI", REPRESENTATIVE, { level: "CUI" }, { isParty: true }, true],
    ["parties TLP:RED", REPRESENTATIVE, { tlp: "RED" }, { isParty: true }, true],
    ["no federal officer TLP:RED", OFFICER, { tlp: "RED" }, {}, false],
    ["no federal officer what is for parties alone", OFFICER, { level: "CUI" }, { partiesOnly: true }, false],
    ["known callers TLP:GREEN of such a type", OFFICER, { tlp: "GREEN" }, { partiesOnly: true }, true],
    ["federal officers FED ONLY", OFFICER, { dissemination: ["FED ONLY"] }, {}, true],
    ["no party FED ONLY", REPRESENTATIVE, { level: "CUI", dissemination: ["FED ONLY"] }, { isParty: true }, false],
    ["nobody an unknown control", CLEARED, { dissemination: ["ORCON"] }, {}, false],
    ["nobody a compartment that it is not in", OFFICER, { compartments: ["FRONTIER"] }, {}, false],
    ["whoever has all three SECRET", CLEARED, { level: "SECRET", compartments: ["FRONTIER"] }, {}, true],
    ["nobody above the clearance", CLEARED, { level: "TOP_SECRET", compartments: ["FRONTIER"] }, {}, false],
    ["nobody without need to know", { ...CLEARED, needToKnow: ["s"] }, { level: "SECRET" }, {}, false],
    [
      "nobody without the compartment",
      { ...CLEARED, compartments: [] },
      { level: "SECRET", compartments: ["FRONTIER"] },
      {},
      false,
    ],
    ["no party SECRET", REPRESENTATIVE, { level: "SECRET" }, { isParty: true }, false],
  ])("lets read %s", (_, caller, marking, facts, expected) => {
    expect(mayRead(caller, marked(marking), { ...BY_NOBODY, ...facts })).toBe(expected);
  });
});
