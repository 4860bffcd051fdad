// The player is plain JavaScript of its own package; this is what the dashboard uses of it.
declare module "@replay/mount.js" {
  interface Chunks {
    tab_id: string;
    chunks: { sequence: number; offset_ms: number; events: unknown[] }[];
    next: number | null;
  }

  interface Player {
    readonly time: number;
    readonly tab: string;
    seek(time: number, tab?: string): void;
    destroy(): void;
  }

  export function mountReplay(
    element: HTMLElement,
    given: {
      manifest: object;
      loadChunks: (tab: string, from: number) => Promise<Chunks>;
      at?: { time: number; tab?: string };
      theme?: "light" | "dark";
      onTime?: (time: number, tab: string) => void;
    },
  ): Player;
}

declare module "@replay/sanitize.js" {
  export function createSanitizer(origin: string): <Event extends object>(event: Event) => Event;
}
