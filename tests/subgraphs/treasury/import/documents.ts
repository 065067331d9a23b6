/** Small advisories for the tests of imports, made up. */

/** An OSV entry about a made-up package. */
export function osvEntry(changes: object = {}): object {
  return {
    schema_version: "1.7.0",
    id: "GHSA-7777-aaaa-bbbb",
    modified: "2026-08-03T10:00:00Z",
    aliases: ["CVE-2026-77001"],
    summary: "gate-parser reads past its buffer",
    details: "A long header makes the parser read past its buffer.",
    severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
    affected: [
      {
        package: { ecosystem: "npm", name: "gate-parser" },
        ranges: [
          {
            type: "SEMVER",
            events: [{ introduced: "0" }, { fixed: "1.4.2" }, { introduced: "2.0.0" }, { last_affected: "2.1.0" }],
          },
          { type: "GIT", repo: "https://git.example/gate", events: [{ introduced: "0" }] },
        ],
        versions: ["1.0.0", "1.4.1"],
      },
    ],
    ...changes,
  };
}

/** A CSAF advisory about one vulnerability of a made-up product. */
export function csafAdvisory(
  vulnerabilities: readonly object[] = [csafVulnerability()],
  document: object = {},
): object {
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      title: "Gate Controller",
      publisher: { category: "vendor", name: "Gateworks", namespace: "https://gateworks.example" },
      tracking: {
        id: "GW-2026-004",
        status: "final",
        version: "2",
        initial_release_date: "2026-08-01T08:00:00Z",
        current_release_date: "2026-08-04T08:00:00Z",
        revision_history: [{ number: "2", date: "2026-08-04T08:00:00Z", summary: "Second edition" }],
      },
      distribution: { tlp: { label: "GREEN" } },
      ...document,
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: "Gateworks",
          branches: [
            {
              category: "product_name",
              name: "Gate Controller",
              branches: [
                {
                  category: "product_version",
                  name: "1.0",
                  product: { name: "Gate Controller 1.0", product_id: "P1" },
                },
                {
                  category: "product_version",
                  name: "1.1",
                  product: { name: "Gate Controller 1.1", product_id: "P2" },
                },
              ],
            },
          ],
        },
      ],
      full_product_names: [{ name: "Gate Panel", product_id: "P3" }],
    },
    vulnerabilities,
  };
}

export function csafVulnerability(changes: object = {}): object {
  return {
    cve: "CVE-2026-77002",
    ids: [
      { system_name: "Gateworks bugs", text: "4711" },
      { system_name: "GitHub", text: "GHSA-8888-aaaa-bbbb" },
    ],
    title: "Gate Controller accepts any badge",
    notes: [{ category: "description", text: "Every badge opens the gate." }],
    product_status: { known_affected: ["P1", "P2", "P3"] },
    scores: [{ products: ["P1"], cvss_v3: { baseScore: 7.4 } }],
    ...changes,
  };
}
