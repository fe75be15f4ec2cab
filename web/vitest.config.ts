import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          setupFiles: ["src/testing.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          // One after the other: each keeps the machine busy by itself.
          fileParallelism: false,
          include: ["journeys/**/*.test.ts"],
          globalSetup: ["journeys/local-system.ts"],
          // Whole runs against one local system, on a machine that may be busy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
