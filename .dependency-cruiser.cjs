/** The import rules of ARCHITECTURE.md: which room may know which. */
const { Visitor } = require("@swc/core/Visitor.js");

// TypeScript 7 has no API that dependency-cruiser can use, so swc parses; swc's visitor does not know `using` yet.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function visitKnownStatement(statement) {
  if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) };
};

const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: "^(common|gateway|subgraphs|schema|console|cli|tests|bench)/", pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    only("common-knows-nothing", "^common/", ["^common/"]),
    only("gateway-knows-no-agency", "^gateway/", ["^gateway/", "^common/"]),
    only("kit-knows-no-agency", "^subgraphs/kit/", ["^subgraphs/kit/", "^common/"]),
    ...["treasury", "nsa", "cisa", "opm", "doj", "coordination"].map((agency) =>
      only(`${agency}-keeps-to-itself`, `^subgraphs/${agency}/`, [
        `^subgraphs/${agency}/`,
        "^subgraphs/kit/",
        "^common/",
      ]),
    ),
    only("schema-is-pure", "^schema/", ["^schema/", "^common/"]),
    only("cli-knows-no-console-or-tests", "^cli/", ["^(common|gateway|subgraphs|schema|cli)/"]),
    {
      name: "product-needs-no-tests",
      severity: "error",
      from: { path: "^(common|gateway|subgraphs|schema|cli)/" },
      to: { path: "^(tests|bench)/" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "types"] },
  },
};
