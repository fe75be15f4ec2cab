import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const TIMED = "journeys/dashboard-pace.test.ts";
const journey = { globalSetup: ["journeys/local-system.ts"], testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // A journey mostly waits for the system, so two go side by side.
    maxWorkers: 2,
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
      // Whole runs against one local system, on a machine that may be busy; what is timed runs alone.
      { test: { ...journey, name: "journeys", include: ["journeys/**/*.test.ts"], exclude: [TIMED] } },
      { test: { ...journey, name: "pace", include: [TIMED] } },
    ],
  },
});
