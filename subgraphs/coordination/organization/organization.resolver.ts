/** GraphQL entry points of organizations. */
import { rootQueries } from "../../kit/read/root-queries";
import { organizations } from "./organization.listing";

export const OrganizationQueries = rootQueries(organizations, {
  one: "organization",
  many: "organizations",
  description: "Organizations outside the federal government, by name.",
});
