import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["journeys/**/*.test.ts"],
    globalSetup: ["journeys/local-system.ts"],
    // Whole runs against one local system, on a machine that may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
