import type { NextConfig } from "next";

const config: NextConfig = {
  output: "export",
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm run check` does it, with the settings of tsconfig.json.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: import.meta.dirname,
    // Not in tsconfig.json: there, player.d.ts says what is used of it.
    resolveAlias: { "@replay/*": "./replay/src/*" },
  },
};

export default config;
