/**
 * The commands of placements, for OPM's officers alone. For anybody else a placement that is not told cannot be told
 * from none. Every placement is CUI, so no event announces one.
 */
import { recordId } from "../../kit/command/checks";
import { type Command, creation, transition } from "../../kit/command/command";
import { officers } from "../permits";
import { Placement } from "./placement.entity";
import { PlacementFile } from "./placement-file";
import {
  DeclinePlacementInput,
  OfferPlacementInput,
  OnboardPlacementInput,
  RecordPlacementInput,
  StartClearanceInput,
} from "./placement.inputs";
import { placementLifecycle } from "./placement.transitions";
import { agencyWithVacancy } from "./vacancy";

const common = { of: Placement, answers: PlacementFile, by: officers };
const step = { ...common, lifecycle: placementLifecycle };

export const placementCommands: readonly Command[] = [
  creation({
    ...common,
    name: "recordPlacement",
    description: "Records that a person was selected from a certificate, under a new pseudonym.",
    input: RecordPlacementInput,
    checks: { announcementId: recordId() },
    id: "placement",
    async create(work, { announcementId }) {
      const agencyId = await agencyWithVacancy(work, announcementId);
      const state = placementLifecycle.initial;
      return { agencyId, announcementId, state, selectedOn: work.today, markingLevel: "CUI" };
    },
  }),
  transition({
    ...step,
    name: "offerPlacement",
    description: "Offers the position to the selected person.",
    input: OfferPlacementInput,
    action: "offer",
  }),
  transition({
    ...step,
    name: "startClearance",
    description: "Begins the background investigation, once the offer is accepted.",
    input: StartClearanceInput,
    action: "startClearance",
  }),
  transition({
    ...step,
    name: "onboardPlacement",
    description: "Records that the person starts today.",
    input: OnboardPlacementInput,
    action: "onboard",
    change: ({ work }) => ({ onboardedOn: work.today }),
  }),
  transition({
    ...step,
    name: "declinePlacement",
    description: "Records that the person does not come, which leaves the position free.",
    input: DeclinePlacementInput,
    action: "decline",
  }),
];
