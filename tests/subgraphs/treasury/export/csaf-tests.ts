/**
 * What CSAF 2.0 asks of every advisory, as far as ours can break it: the mandatory tests of section 6.1 and the profile
 * Security Advisory of section 4.4. This is no substitute for the published JSON schema, which is not at hand here.
 */
interface Advisory {
  readonly document: {
    readonly category: string;
    readonly csaf_version: string;
    readonly title: string;
    readonly notes: readonly { readonly text: string }[];
    readonly publisher: Readonly<Record<string, string>>;
    readonly distribution?: { readonly tlp: { readonly label: string } };
    readonly tracking: {
      readonly id: string;
      readonly status: string;
      readonly version: string;
      readonly initial_release_date: string;
      readonly current_release_date: string;
      readonly revision_history: readonly {
        readonly number: string;
        readonly date: string;
        readonly summary: string;
      }[];
    };
  };
  readonly product_tree: {
    readonly full_product_names: readonly { readonly product_id: string; readonly name: string }[];
  };
  readonly vulnerabilities: readonly {
    readonly cve?: string;
    readonly ids?: readonly object[];
    readonly notes: readonly object[];
    readonly product_status: Readonly<Record<string, readonly string[]>>;
    readonly remediations?: readonly { readonly product_ids: readonly string[]; readonly details: string }[];
  }[];
}

type Check = readonly [name: string, holds: (advisory: Advisory) => boolean];

const instant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text);
const isUnique = (values: readonly unknown[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value))).size === values.length;
const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

function defined({ product_tree: tree }: Advisory): string[] {
  return tree.full_product_names.map(({ product_id: id }) => id);
}

function referred({ vulnerabilities }: Advisory): string[] {
  return vulnerabilities.flatMap((one) => [
    ...Object.values(one.product_status).flat(),
    ...(one.remediations ?? []).flatMap(({ product_ids: ids }) => ids),
  ]);
}

const CHECKS: readonly Check[] = [
  ["3.2.1 document", ({ document }) => document.csaf_version === "2.0" && isText(document.title)],
  ["3.2.1.5 label", ({ document }) => ["WHITE", "GREEN"].includes(document.distribution?.tlp.label ?? "WHITE")],
  [
    "3.2.1.8 publisher",
    ({ document: { publisher } }) =>
      publisher.category === "coordinator" && isText(publisher.name) && URL.canParse(publisher.namespace ?? ""),
  ],
  [
    "3.2.1.12.4 tracking id without line breaks and blanks around",
    ({ document }) => /^\S(.*\S)?$/.test(document.tracking.id),
  ],
  ["3.2.2.2 product names", ({ product_tree: tree }) => tree.full_product_names.every(({ name }) => isText(name))],
  ["3.2.3 no empty list", (advisory) => !JSON.stringify(advisory).includes("[]")],
  [
    "6.1.1 every product that is referred to is defined",
    (advisory) => referred(advisory).every((id) => defined(advisory).includes(id)),
  ],
  ["6.1.2 no product is defined twice", (advisory) => isUnique(defined(advisory))],
  [
    "6.1.6 no product is affected and fixed",
    ({ vulnerabilities }) => vulnerabilities.every((one) => isUnique(Object.values(one.product_status).flat())),
  ],
  [
    "6.1.14 revisions in order",
    ({ document }) => {
      const dates = document.tracking.revision_history.map(({ date }) => date);
      return dates.every((date, index) => instant(date) && date >= (dates[index - 1] ?? ""));
    },
  ],
  [
    "6.1.16 version of the latest revision",
    ({ document: { tracking } }) => tracking.revision_history.at(-1)?.number === tracking.version,
  ],
  [
    "6.1.17 a final document has no draft",
    ({ document: { tracking } }) => tracking.status === "final" && tracking.version !== "0",
  ],
  [
    "6.1.18 no revision 0 in a final document",
    ({ document }) => document.tracking.revision_history.every(({ number }) => number !== "0"),
  ],
  [
    "6.1.21 no revision is missing",
    ({ document }) => document.tracking.revision_history.every(({ number }, index) => number === String(index + 1)),
  ],
  [
    "6.1.22 no revision twice",
    ({ document }) => isUnique(document.tracking.revision_history.map(({ number }) => number)),
  ],
  ["6.1.23 no CVE twice", ({ vulnerabilities }) => isUnique(vulnerabilities.flatMap(({ cve }) => cve ?? []))],
  [
    "6.1.27.1 a note of the document",
    ({ document }) => document.notes.length > 0 && document.notes.every(({ text }) => isText(text)),
  ],
  ["6.1.27.4 a product tree", ({ product_tree: tree }) => tree.full_product_names.length > 0],
  [
    "6.1.27.5 a note of each vulnerability",
    ({ vulnerabilities }) => vulnerabilities.every(({ notes }) => notes.length > 0),
  ],
  [
    "6.1.27.6 a product status of each vulnerability",
    ({ vulnerabilities }) => vulnerabilities.every((one) => Object.keys(one.product_status).length > 0),
  ],
  [
    "6.1.27.8 an id of each vulnerability",
    ({ vulnerabilities }) => vulnerabilities.every(({ cve, ids }) => cve !== undefined || ids !== undefined),
  ],
  [
    "6.2.5 and 6.2.6 release dates as the revisions say",
    ({ document: { tracking } }) =>
      tracking.initial_release_date === tracking.revision_history[0]?.date &&
      tracking.current_release_date === tracking.revision_history.at(-1)?.date,
  ],
];

/** Names of what does not hold; none for a good advisory. */
export function csafProblems(advisory: unknown): string[] {
  return CHECKS.filter(([, holds]) => !holds(advisory as Advisory)).map(([name]) => name);
}
