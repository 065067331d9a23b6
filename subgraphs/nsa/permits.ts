/**
 * Who gives NSA's commands: the developer for its own models, the NSA, its Director, the agency with early access.
 * In: callers and the records in hand. Out: permits, said once. Not here: who may read what.
 */
import { type Permit, agencyOf, anyAgency, holders, organizationOf } from "../kit/command/permit";

interface OfDeveloper {
  readonly developerId: string;
}

/** Whoever speaks for some organization: which one is decided on the model. */
export const anyDeveloper = holders("the model's developer", "REPRESENTATIVE");

export const theDeveloper: Permit<OfDeveloper> = organizationOf(
  "the model's developer",
  ({ developerId }) => developerId,
);

export const nsaOfficer: Permit = agencyOf("an officer of the NSA", () => "nsa");

/** No other role stands in, not even several together. Source: Executive Order 14409, section 3(a). */
export const nsaDirector: Permit = {
  who: "the NSA Director",
  allows: ({ roles, office }) => office === "nsa" && roles.includes("NSA_DIRECTOR"),
};

export const receivingAgency: Permit<{ readonly receivingAgencyId: string }> = agencyOf(
  "an officer of the receiving agency",
  ({ receivingAgencyId }) => receivingAgencyId,
);

/** Decided on a record that this one belongs to. */
export const someAgency: Permit = anyAgency("an officer of an agency");
