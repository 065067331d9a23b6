/** Tests mirror the source under `tests/`; swc turns TypeScript with decorators into CommonJS. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": "@swc/jest", "/node_modules/jose/.+\\.js$": "@swc/jest" },
  // jose comes as ES modules only, which Jest does not require().
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  extensionsToTreatAsEsm: [],
  globalSetup: "<rootDir>/tests/fixture/global-setup.ts",
  globalTeardown: "<rootDir>/tests/fixture/global-teardown.ts",
  maxWorkers: "100%",
  testTimeout: 60_000,
};
