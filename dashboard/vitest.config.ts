import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // An odd time zone, so that no test depends on the machine's.
  test: { include: ["test/**/*.test.ts"], env: { TZ: "Pacific/Chatham" } },
});
