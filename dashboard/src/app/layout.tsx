import "@fontsource-variable/inter/index.css";
import "uplot/dist/uPlot.min.css";
import "@/styles/colors.css";
import "@/styles/base.css";
import "@/styles/shell.css";
import "@/styles/controls.css";
import "@/styles/cards.css";
import "@/styles/tables.css";
import "@/styles/states.css";
import "@/styles/pages.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Root } from "@/features/auth/root";

export const metadata: Metadata = {
  title: "GoSight",
  icons: { icon: "/mark.svg" },
  referrer: "no-referrer",
};

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
      </head>
      <body>
        <Root>{children}</Root>
      </body>
    </html>
  );
}
