const PATHS = {
  overview: "M2 13h12M4 10V7M8 10V3M12 10V5",
  live: "M8 8h.01M5 5a4 4 0 0 0 0 6M11 5a4 4 0 0 1 0 6M3 3a7 7 0 0 0 0 10M13 3a7 7 0 0 1 0 10",
  sessions: "M2 3h12v8H2zM6 14h4M6.5 5.5v3l3-1.5z",
  replays: "M2.5 3h11v10h-11zM6.500 5.500v5l4-2.500z",
  visitors: "M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3 13.5c.6-2.6 2.5-4 5-4s4.4 1.4 5 4",
  events: "M3 4h.01M3 8h.01M3 12h.01M6 4h8M6 8h8M6 12h8",
  insights: "M8 2a4 4 0 0 0-2.5 7.1V11h5V9.1A4 4 0 0 0 8 2M6.5 14h3",
  errors: "M8 2 14.5 13.5h-13zM8 6.5v3M8 11.7h.01",
  heatmaps:
    "M8 14c3 0 4.5-2 4.5-4.5C12.500 6 9 5 9 2 6 3.500 6.500 6 6 7 5.500 6.500 5.300 6 5.300 5.300 4 6.500 3.500 8 3.500 9.500 3.500 12 5 14 8 14",
  vitals: "M1.500 8.500h3l2-5 3 9 2-4h3",
  funnels: "M2 3h12L9.500 8.500V13l-3 1V8.500z",
  retention:
    "M2 2h3.500v3.500H2zM2 7h3.500v3.500H2zM7 2h3.500v3.500H7zM12 2h2M7 7h3.500v3.500H7zM2 12.500h3.500",
  journeys:
    "M3 3.500a1.500 1.500 0 1 0 0 .01M13 12.500a1.500 1.500 0 1 0 0 .01M4.500 3.500H9a2.500 2.500 0 0 1 0 5H7a2 2 0 0 0 0 4h4.500",
  goals: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 10.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M8 8h.01",
  segments: "M8 2v6l4.500 4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
  alerts: "M4 11V7a4 4 0 0 1 8 0v4l1.500 1.500h-11zM6.500 14h3",
  settings: "M2 4.500h6M12 4.500h2M10 2.800v3.400M2 11.500h2M8 11.500h6M6 9.800v3.400",
  ledger: "M3 2h10v12H3zM5.500 5h5M5.500 8h5M5.500 11h3",
  audit: "M3 2h7l3 3v9H3zM6 8l1.500 1.500L10.500 6.500",
  backtest: "M6 2v4.500L2.500 13a.7.7 0 0 0 .6 1h9.800a.7.7 0 0 0 .6-1L10 6.500V2M5 2h6M4.500 10.500h7",
  bots: "M3 6h10v7H3zM8 3v3M6 9h.01M10 9h.01",
  plugins: "M6 2v3M10 2v3M4 5h8v3.500a4 4 0 0 1-8 0zM8 12.500V14",
  routes:
    "M3.500 5a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M12.500 14a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M3.500 5v4a3.500 3.500 0 0 0 3.500 3.500h4M5 3.500h4a3.500 3.500 0 0 1 3.500 3.500v4",
  menu: "M2 4h12M2 8h12M2 12h12",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M4 6l4 4 4-4",
  right: "M6 4l4 4-4 4",
  left: "M10 4 6 8l4 4",
  plus: "M8 3v10M3 8h10",
  filter: "M2 4h12M4.500 8h7M7 12h2",
  calendar: "M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2v3M10.500 2v3",
  play: "M5 3.500v9l7.500-4.500z",
  search: "M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9M10.500 10.500 14 14",
  note: "M3 3h10v7.500H8.500L5.500 13v-2.500H3z",
  account:
    "M8 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M3 13.500c.6-2.600 2.500-4 5-4s4.400 1.400 5 4",
  theme: "M8 2v12a6 6 0 0 0 0-12M8 2a6 6 0 0 0 0 12",
  out: "M9 3H3v10h6M7 8h7M11.500 5.500 14 8l-2.500 2.500",
  download: "M8 2v8M4.500 7 8 10.500 11.500 7M3 13.500h10",
  star: "m8 2 1.800 3.900 4.200.5-3.100 2.900.8 4.200L8 11.400l-3.700 2.100.8-4.200L2 6.400l4.200-.5z",
  click: "m4 4 3.500 9 1.300-3.700L12.500 8zM9 9.500l3.500 3.500",
  storage:
    "M3 4c0-1 2.200-2 5-2s5 1 5 2-2.200 2-5 2-5-1-5-2M3 4v8c0 1 2.200 2 5 2s5-1 5-2V4M3 8c0 1 2.200 2 5 2s5-1 5-2",
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside a text; alone it needs a label on what it is in. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
