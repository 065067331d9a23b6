/** Which generated document stands where, from the repository's top. */
import { accessDocument } from "./access-document";
import { errorsDocument } from "./errors-document";
import { lifecyclesDocument } from "./lifecycles-document";

export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  "docs/access.md": accessDocument,
  "docs/errors.md": errorsDocument,
  "docs/lifecycles.md": lifecyclesDocument,
};
