/**
 * Commands by which the maintainer of a case submits its fix. A fix whose signature does not verify is refused at once;
 * whether the artefact has the digest that was signed is seen when it is distributed (distribution.commands.ts).
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { sha256, text } from "../../kit/command/checks";
import { recordChange, transition } from "../../kit/command/command";
import { organizationOf } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { vulnerabilityCaseLifecycle } from "../vulnerability-case/vulnerability-case.transitions";
import { isKeyText, isSignatureText, isSigned } from "./artefact-proof";
import { Fix } from "./fix.entity";
import { ReplaceFixInput, type SignedFixInput, SubmitFixInput } from "./fix.inputs";

const checks = {
  artefact: text(200),
  sha256: sha256(),
  signature: z.string().refine(isSignatureText, "must be 64 bytes in base64"),
  signingKey: z.string().refine(isKeyText, "must be 32 bytes in base64"),
};

const maintainer = organizationOf<VulnerabilityCase>("the case's maintainer", ({ maintainerId }) => maintainerId);

const submitFix = transition({
  name: "submitFix",
  description: "Submits the fix of a case, signed.",
  of: VulnerabilityCase,
  input: SubmitFixInput,
  checks,
  by: maintainer,
  lifecycle: vulnerabilityCaseLifecycle,
  action: "submitFix",
  change: ({ input }) => {
    assertSigned(input);
    return {};
  },
  afterwards: async ({ record, input, work }) => addFix(work, record, input),
});

const replaceFix = recordChange({
  name: "replaceFix",
  description: "Submits another fix before distribution, in place of one that was wrong; both stay on record.",
  of: VulnerabilityCase,
  input: ReplaceFixInput,
  checks,
  by: maintainer,
  action: "replaceFix",
  change: ({ record, input }) => {
    assertSigned(input);
    if (record.state === "PATCH_READY") return {};
    throw new HubError("RULE_VIOLATED", `${record.id} is ${record.state}: a fix is replaced while it is PATCH_READY.`, {
      remedy: record.state === "REMEDIATING" ? "Submit the first fix with submitFix." : "Report a new vulnerability.",
      facts: { state: record.state },
    });
  },
  afterwards: async ({ record, input, work }) => addFix(work, record, input),
});

export const fixCommands = [submitFix, replaceFix];

/** @throws RULE_VIOLATED */
function assertSigned(input: SignedFixInput): void {
  if (isSigned(input)) return;
  throw new HubError("RULE_VIOLATED", "The signature is not one of this digest by this key.", {
    remedy: "Sign the digest's 32 bytes, not its hexadecimal text, with the private key of input.signingKey.",
    facts: { flaw: "SIGNATURE_INVALID" },
  });
}

/** The fix is as sensitive as its case. */
async function addFix(work: Work, { id, ...one }: VulnerabilityCase, input: SignedFixInput): Promise<void> {
  await work.create(
    Fix,
    {
      id: `fix-${randomUUID()}`,
      caseId: id,
      submittedById: work.caller.office,
      artefact: input.artefact,
      sha256: input.sha256,
      signature: input.signature,
      signingKey: input.signingKey,
      submittedAt: work.now,
      markingLevel: one.markingLevel,
      markingTlp: one.markingTlp,
    },
    "submit",
  );
}
