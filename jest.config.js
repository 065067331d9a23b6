/** Tests mirror the source under `tests/`; swc turns TypeScript with decorators into CommonJS. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": "@swc/jest" },
  extensionsToTreatAsEsm: [],
  globalSetup: "<rootDir>/tests/fixture/global-setup.ts",
  globalTeardown: "<rootDir>/tests/fixture/global-teardown.ts",
  maxWorkers: "100%",
  testTimeout: 60_000,
};
