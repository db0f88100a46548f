import { defineConfig } from "vitest/config";
import all from "../../vitest.config";

const unit = all.test?.projects?.find(
  (project) => typeof project === "object" && "test" in project && project.test?.name === "unit",
);
if (typeof unit !== "object" || !("test" in unit))
  throw new Error("vitest.config.ts has no project called unit");

/** The tests of dates and follow-ups; the calculator's read JSON and load all holidays, which takes longer than it finds out. */
export default defineConfig({
  test: {
    projects: [
      {
        ...unit,
        test: {
          ...unit.test,
          include: ["tests/unit/dates/**/*.test.ts", "tests/unit/follow-ups/**/*.test.ts"],
          exclude: ["tests/unit/follow-ups/calculator.test.ts"],
        },
      },
    ],
  },
});
