/** Commands on service grants: an organization asks for itself, CISA decides, either begins and ends the use. */
import { recordId, text } from "../../kit/command/checks";
import { type Command, creation, transition } from "../../kit/command/command";
import { eitherOf, organizationOf } from "../../kit/command/permit";
import { cisaAnalysts } from "../permits";
import { DefensiveService } from "./defensive-service.entity";
import { ServiceGrant } from "./service-grant.entity";
import {
  ActivateServiceInput,
  DeclineServiceInput,
  EndServiceInput,
  GrantServiceInput,
  RequestServiceInput,
} from "./service-grant.inputs";
import { grantLifecycle } from "./service-grant.transitions";

const RECIPIENT = "the recipient itself";
const ofCisa = { of: ServiceGrant, by: cisaAnalysts, lifecycle: grantLifecycle };
const ofBoth = {
  ...ofCisa,
  by: eitherOf(
    organizationOf<ServiceGrant>(RECIPIENT, ({ recipientId }) => recipientId),
    cisaAnalysts,
  ),
};

const requestService = creation({
  name: "requestService",
  description: "Asks for a defensive service; an organization has one live grant of a service.",
  of: ServiceGrant,
  input: RequestServiceInput,
  checks: { service: recordId(), recipient: recordId(), purpose: text(1_000) },
  by: organizationOf<RequestServiceInput>(RECIPIENT, ({ recipient }) => recipient),
  action: "request",
  id: "grant",
  async create(work, { service, recipient, purpose }) {
    const { id: serviceId } = await work.find(DefensiveService, service);
    return { serviceId, recipientId: recipient, state: grantLifecycle.initial, purpose, requestedOn: work.today };
  },
});

const grantService = transition({
  ...ofCisa,
  name: "grantService",
  description: "Grants a service to the organization that asked for it.",
  input: GrantServiceInput,
  action: "grant",
  change: ({ work }) => ({ decidedOn: work.today }),
});

const declineService = transition({
  ...ofCisa,
  name: "declineService",
  description: "Declines a service and says why.",
  input: DeclineServiceInput,
  checks: { reason: text(1_000) },
  action: "decline",
  change: ({ input, work }) => ({ decidedOn: work.today, declineReason: input.reason }),
});

const activateService = transition({
  ...ofBoth,
  name: "activateService",
  description: "Begins the use of a granted service, today.",
  input: ActivateServiceInput,
  action: "activate",
  change: ({ work }) => ({ activeFrom: work.today }),
});

const endService = transition({
  ...ofBoth,
  name: "endService",
  description: "Ends the use of a service, today.",
  input: EndServiceInput,
  action: "end",
  change: ({ work }) => ({ endedOn: work.today }),
});

export const serviceCommands: readonly Command[] = [
  requestService,
  grantService,
  declineService,
  activateService,
  endService,
];
