/** Tests mirror the source under `tests/`; swc turns TypeScript with decorators into CommonJS. */
module.exports = {
  testEnvironment: "<rootDir>/tests/fixture/jest/kept-environment.js",
  runtime: "<rootDir>/tests/fixture/jest/kept-modules.js",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": "@swc/jest", "/node_modules/jose/.+\\.js$": "@swc/jest" },
  // jose comes as ES modules only, which Jest does not require().
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  extensionsToTreatAsEsm: [],
  globalSetup: "<rootDir>/tests/fixture/global-setup.ts",
  globalTeardown: "<rootDir>/tests/fixture/global-teardown.ts",
  testSequencer: "<rootDir>/tests/fixture/jest/slowest-first.js",
  maxWorkers: "100%",
  testTimeout: 60_000,
};
