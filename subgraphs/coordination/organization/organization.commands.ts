/**
 * Commands on organizations: officers of the five agencies register whom they meet; what can be changed later is
 * changed by them or by the organization itself. Registering says nothing about taking part in anything.
 */
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { text } from "../../kit/command/checks";
import { type Command, creation, recordChange } from "../../kit/command/command";
import { eitherOf, organizationOf } from "../../kit/command/permit";
import { fiveAgencies } from "../permits";
import { Organization } from "./organization.entity";
import { ChangeOrganizationInput, RegisterOrganizationInput } from "./organization.inputs";

const CHECKS = {
  name: text(200),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be the postal code of a state")
    .nullish(),
  locality: text(200).nullish(),
  domain: z
    .string()
    .max(253, "must have at most 253 characters")
    .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "must be an internet domain in lower case")
    .nullish(),
};

const ID = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens")
  .max(100, "must have at most 100 characters");

const registerOrganization = creation<Organization, RegisterOrganizationInput>({
  name: "registerOrganization",
  description: "Enters an organization into the directory.",
  of: Organization,
  input: RegisterOrganizationInput,
  checks: { ...CHECKS, id: ID },
  by: fiveAgencies,
  action: "register",
  id: ({ id }) => id,
  async create(work, { id, name, kind, sector = null, state = null, locality = null, domain = null }) {
    const known = await work.query("SELECT FROM organization WHERE id = $1", [id]);
    if (known.length > 0) throw new HubError("CONFLICT", `The id ${id} is taken.`, { remedy: "Choose another id." });
    if ((sector !== null) !== (kind === "CRITICAL_INFRASTRUCTURE")) {
      throw new HubError("BAD_USER_INPUT", "input.sector must be given for critical infrastructure, and only for it.");
    }
    return { name, kind, sector, state, locality, domain };
  },
});

const changeOrganization = recordChange<Organization, ChangeOrganizationInput>({
  name: "changeOrganization",
  description: "Corrects what the directory says of an organization.",
  of: Organization,
  input: ChangeOrganizationInput,
  checks: { ...CHECKS, name: CHECKS.name.nullish() },
  by: eitherOf(
    organizationOf<Organization>("the organization itself", ({ id }) => id),
    fiveAgencies,
  ),
  action: "change",
  change({ record, input }) {
    const { name, state, locality, domain } = input;
    return {
      name: name ?? record.name,
      state: state ?? record.state,
      locality: locality ?? record.locality,
      domain: domain ?? record.domain,
    };
  },
});

export const organizationCommands: readonly Command[] = [registerOrganization, changeOrganization];
